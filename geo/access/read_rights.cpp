// The tables of rights, agreements and services.
#include <fmt/format.h>

#include <set>

#include "access/field.hpp"

namespace zamin::access {

void set_party(Right& right, std::string_view id, std::optional<PartyKind> kind,
               const Holdings& holdings, const Lookup& lookup) {
    if (id.empty()) {
        right.party = kind == PartyKind::state ? PartyKind::state : PartyKind::nobody;
        return;
    }
    const auto is = [&](PartyKind wanted, const Ids& ids) {
        if (kind && *kind != wanted) {
            return false;
        }
        right.holder = find_id(ids, id);
        right.party = right.holder == none ? PartyKind::other : wanted;
        return right.holder != none;
    };
    if (is(PartyKind::member, lookup.members)) {
        right.sex = holdings.members[static_cast<std::size_t>(right.holder)].sex;
        return;
    }
    if (is(PartyKind::group, lookup.groups) || is(PartyKind::cbo, lookup.cbos)) {
        return;
    }
    right.party = kind == PartyKind::state || id == "state" || id == "State" ? PartyKind::state
                                                                             : PartyKind::other;
    right.party_id = id;
}

namespace {

class RightsReader {
  public:
    RightsReader(const Source& source, Holdings& holdings, const Lookup& lookup)
        : m_source(source), m_holdings(holdings), m_lookup(lookup), m_misread(source) {
        require_field(m_source, "plot_id");
        require_field(m_source, "party_id");
    }

    std::vector<Right> read() {
        std::vector<Right> rights;
        for (std::size_t row = 0; row < m_source.layer->size(); ++row) {
            if (Right right = right_of(row); right.plot != none) {
                rights.push_back(std::move(right));
            }
        }
        m_misread.add_to(m_lookup.words, m_holdings.problems);
        return rights;
    }

  private:
    Right right_of(std::size_t row) {
        Right right;
        const std::string plot = m_plot.copy(row);
        right.plot = find_id(m_lookup.plots, plot);
        if (right.plot == none) {
            m_holdings.problems.push_back(
                problem_at(m_source, row, m_lookup.words.tr("right to an unknown plot"),
                           m_lookup.words.tr("plot {0} is in no table", plot),
                           m_lookup.words.tr("the right is left out: it has no land")));
            return right;
        }
        std::optional<PartyKind> kind;
        if (!m_kind.text(row).empty()) {
            kind = m_misread.read(m_kind, "party_kind", row, party_kind_from, PartyKind::other);
        }
        set_party(right, m_party.text(row), kind, m_holdings, m_lookup);
        if (right.party == PartyKind::nobody || is_lost_member(right, kind)) {
            name_lost_party(row, plot, right);
        }
        read_words(row, right);
        right.number = m_number.copy(row);
        right.written_share_pct = share_of_row(row, plot);
        right.valid_from = day(m_from, "valid_from", row);
        right.valid_to = day(m_to, "valid_to", row);
        return right;
    }

    static bool is_lost_member(const Right& right, std::optional<PartyKind> kind) {
        return right.party == PartyKind::other && kind == PartyKind::member;
    }

    void name_lost_party(std::size_t row, const std::string& plot, const Right& right) {
        m_holdings.problems.push_back(
            problem_at(m_source, row, m_lookup.words.tr("right of nobody"),
                       right.party_id.empty()
                           ? m_lookup.words.tr("the right to plot {0} names nobody", plot)
                           : m_lookup.words.tr(
                                 "the right to plot {0} names the member {1}, who is in no table",
                                 plot, right.party_id),
                       m_lookup.words.tr("its share of the area is in no member's land")));
    }

    void read_words(std::size_t row, Right& right) {
        right.kind = m_misread.read(m_right, "right", row, right_kind_from, RightKind::unknown);
        right.document =
            m_misread.read(m_document, "document", row, document_from, Document::unknown);
        right.named = m_misread.read(m_named, "named_on_document", row, tri_from, Tri::unknown);
        right.can_alienate = m_misread.read(m_sell, "can_alienate", row, tri_from, Tri::unknown);
        right.can_bequeath =
            m_misread.read(m_bequeath, "can_bequeath", row, tri_from, Tri::unknown);
        right.perceived_secure =
            m_misread.read(m_secure, "perceived_secure", row, tri_from, Tri::unknown);
        m_holdings.security_asked |= m_secure.exists();
    }

    std::optional<double> share_of_row(std::size_t row, const std::string& plot) {
        const std::optional<double> share = m_share.number(row);
        if (share && (*share < 0.0 || *share > 100.0)) {
            m_holdings.problems.push_back(problem_at(
                m_source, row, m_lookup.words.tr("share outside 0 to 100 %"),
                m_lookup.words.tr("plot {0}: a share of {1} %", plot,
                                  short_number(*share, m_lookup.words.language())),
                *share < 0.0 ? m_lookup.words.tr("taken as not recorded")
                             : m_lookup.words.tr("scaled down with the plot's other shares")));
        }
        return share && *share < 0.0 ? std::nullopt : share;
    }

    std::int32_t day(Field& field, const char* name, std::size_t row) {
        return m_misread.read(field, name, row, day_from, std::int32_t{0});
    }

    const Source& m_source;
    Holdings& m_holdings;
    const Lookup& m_lookup;
    Misread m_misread;
    Field m_plot{m_source, "plot_id"}, m_party{m_source, "party_id"},
        m_kind{m_source, "party_kind"}, m_right{m_source, "right"},
        m_document{m_source, "document"}, m_number{m_source, "number"},
        m_named{m_source, "named_on_document"}, m_share{m_source, "share_pct"},
        m_sell{m_source, "can_alienate"}, m_bequeath{m_source, "can_bequeath"},
        m_secure{m_source, "perceived_secure"}, m_from{m_source, "valid_from"},
        m_to{m_source, "valid_to"};
};

}  // namespace

void read_rights(const Source& source, Holdings& holdings, const Lookup& lookup) {
    if (!source) {
        return;
    }
    std::vector<Right> rights = RightsReader(source, holdings, lookup).read();
    std::vector<bool> listed(holdings.plots.size());
    for (const Right& right : rights) {
        listed[static_cast<std::size_t>(right.plot)] = true;
    }
    std::erase_if(holdings.rights,
                  [&](const Right& right) { return listed[static_cast<std::size_t>(right.plot)]; });
    holdings.rights.insert(holdings.rights.end(), std::make_move_iterator(rights.begin()),
                           std::make_move_iterator(rights.end()));
}

namespace {

void read_agreements(const Source& source, Holdings& holdings, const Lookup& lookup) {
    Field plot(source, "plot_id"), cbo(source, "cbo"), group(source, "group_id"),
        share(source, "share_of_proceeds"), term(source, "term");
    for (std::size_t row = 0; row < source.layer->size(); ++row) {
        Agreement agreement;
        agreement.plot = find_id(lookup.plots, plot.text(row));
        agreement.cbo = find_id(lookup.cbos, cbo.text(row));
        agreement.group = find_id(lookup.groups, group.text(row));
        agreement.share_of_proceeds_pct = share.number(row);
        agreement.term = term.copy(row);
        holdings.agreements.push_back(std::move(agreement));
    }
}

void read_services(const Source& source, const text::Catalogue& words, Holdings& holdings) {
    const std::vector<std::optional<Coord>> points = row_points(*source.layer);
    Field kind(source, "kind"), capacity(source, "capacity");
    for (std::size_t row = 0; row < source.layer->size(); ++row) {
        holdings.services.push_back({kind.copy(row), capacity.number(row), points[row]});
        if (!points[row]) {
            holdings.problems.push_back(problem_at(source, row, words.tr("service without place"),
                                                   words.tr("it has no point"),
                                                   words.tr("it serves nobody in the figures")));
        }
    }
}

}  // namespace

void read_papers(const Sources& sources, Holdings& holdings, const Lookup& lookup) {
    if (sources.agreements) {
        read_agreements(sources.agreements, holdings, lookup);
    }
    if (sources.services) {
        read_services(sources.services, lookup.words, holdings);
    }
}

}  // namespace zamin::access
