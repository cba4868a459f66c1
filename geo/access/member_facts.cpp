#include "access/member_facts.hpp"

#include <algorithm>

#include "core/msgid.hpp"

namespace zamin::access {

namespace {

bool ended(const Right& right, std::int32_t as_of) {
    return as_of != 0 && !in_force(right, as_of);
}

Tri may_bequeath(const Right& right) {
    const bool by_kind = right.can_bequeath == Tri::unknown && right.kind == RightKind::inheritable;
    return by_kind ? Tri::yes : right.can_bequeath;
}

void add_land(const Right& right, const Plot& plot, MemberFacts& facts) {
    if (right.share <= 0.0) {
        return;
    }
    facts.landed = Tri::yes;
    facts.split_assumed |= right.split_assumed;
    if (!plot.area_ha) {
        facts.land_open = true;
        if (plot.irrigated != Tri::no) {
            facts.irrigated_at_most_ha.reset();
        }
        return;
    }
    const double area_ha = *plot.area_ha * right.share;
    facts.land_ha += area_ha;
    facts.measured &= plot.area_source == AreaSource::measured;
    if (plot.irrigated == Tri::yes) {
        facts.irrigated_ha += area_ha;
    }
    if (plot.irrigated != Tri::no && facts.irrigated_at_most_ha) {
        *facts.irrigated_at_most_ha += area_ha;
    }
}

void add_papers(const Right& right, std::int32_t as_of, MemberFacts& facts) {
    const Tri has_right = tenure_right(right, as_of);
    facts.right = either(facts.right, has_right);
    Tri& of_kind = facts.right_of_kind[static_cast<std::size_t>(right.kind)];
    of_kind = either(of_kind, has_right);
    const Tri valid = ended(right, as_of) ? Tri::no : recognised(right.document);
    facts.document = either(facts.document, valid);
    facts.document_named = either(facts.document_named, both(valid, right.named));
    facts.secure = either(facts.secure, both(right.perceived_secure, may_bequeath(right)));
}

// Best step and whether all rights are insecure, over the rights that hold land.
class Ladder {
  public:
    void add(std::optional<int> step) {
        if (!step) {
            m_unknown = true;
            return;
        }
        m_best = std::max(m_best, *step);
        m_secure |= !is_insecure(*step);
        m_any = true;
    }
    void fill(MemberFacts& facts) const {
        if (m_any && (!m_unknown || m_best == ladder_steps - 1)) {
            facts.step = m_best;
        }
        facts.insecure = m_secure ? Tri::no : m_unknown || !m_any ? Tri::unknown : Tri::yes;
    }

  private:
    int m_best = 0;
    bool m_any = false;
    bool m_unknown = false;
    bool m_secure = false;
};

MemberFacts start(const Member& member, bool has_rights) {
    MemberFacts facts;
    facts.counts = member.adult != Tri::no;
    const bool all_asked = member.plots_surveyed == Tri::yes;
    const Tri without_more = has_rights || all_asked ? Tri::no : Tri::unknown;
    facts.landed = facts.right = facts.document = facts.document_named = facts.secure =
        without_more;
    facts.right_of_kind.fill(without_more);
    facts.land_open = without_more == Tri::unknown;
    if (!facts.land_open) {
        facts.irrigated_at_most_ha = 0.0;
    }
    return facts;
}

}  // namespace

Tri recognised(Document document) {
    switch (document) {
        case Document::registered_lease:
        case Document::land_share_certificate:
        case Document::land_use_certificate:
            return Tri::yes;
        case Document::unwritten:
        case Document::note:
        case Document::unregistered_lease:
            return Tri::no;
        default:
            return Tri::unknown;
    }
}

Tri tenure_right(const Right& right, std::int32_t as_of) {
    if (ended(right, as_of)) {
        return Tri::no;
    }
    return either(both(recognised(right.document), right.named),
                  either(right.can_alienate, may_bequeath(right)));
}

std::optional<int> ladder_step(const Right& right, std::int32_t as_of) {
    std::optional<int> step;
    switch (right.document) {
        case Document::unwritten:
            step = 0;
            break;
        case Document::note:
            step = 1;
            break;
        case Document::unregistered_lease:
            step = 2;
            break;
        case Document::registered_lease:
            step = 3;
            break;
        case Document::land_share_certificate:
        case Document::land_use_certificate:
            if (right.named != Tri::unknown) {
                const int own = right.document == Document::land_use_certificate ? 6 : 5;
                step = right.named == Tri::yes ? own : 4;
            }
            break;
        default:
            break;
    }
    if (!step || !ended(right, as_of)) {
        return step;
    }
    return *step == 4 ? 2 : std::max(0, *step - 1);
}

const char* ladder_name(int step) {
    constexpr std::array<const char*, ladder_steps> names{
        msgid("none or oral"),
        msgid("note of jamoat or farm"),
        msgid("lease, unregistered"),
        msgid("lease, registered"),
        msgid("certificate in another's name"),
        msgid("land-share certificate in own name"),
        msgid("land-use certificate in own name")};
    return names[static_cast<std::size_t>(step)];
}

std::vector<MemberFacts> member_facts(const Holdings& holdings, const RightsIndex& of_members,
                                      const AccessOptions& options) {
    std::vector<MemberFacts> all;
    all.reserve(holdings.members.size());
    for (std::size_t m = 0; m < holdings.members.size(); ++m) {
        const std::uint32_t begin = of_members.offsets[m];
        const std::uint32_t end = of_members.offsets[m + 1];
        MemberFacts facts = start(holdings.members[m], begin != end);
        Ladder ladder;
        for (std::uint32_t i = begin; i < end; ++i) {
            const Right& right = holdings.rights[of_members.at[i]];
            add_land(right, holdings.plots[static_cast<std::size_t>(right.plot)], facts);
            add_papers(right, options.as_of, facts);
            if (right.share > 0.0) {
                ladder.add(ladder_step(right, options.as_of));
            }
        }
        ladder.fill(facts);
        all.push_back(facts);
    }
    return all;
}

}  // namespace zamin::access
