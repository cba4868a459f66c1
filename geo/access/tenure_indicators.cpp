// 2.1 SDG 5.a.1 style, 2.2 SDG 1.4.2 style, 2.3 women among holders and in area.
#include <fmt/format.h>

#include <algorithm>

#include "access/gap_ratio.hpp"
#include "access/slice.hpp"
#include "core/fixed_sum.hpp"
#include "core/msgid.hpp"

namespace zamin::access {

Answers answers_of(const Slice& slice, Tri MemberFacts::*field) {
    Answers answers;
    for (const std::uint32_t m : slice.members) {
        answers.add(slice.facts(m).*field);
    }
    return answers;
}

namespace {

struct KindName {
    RightKind kind;
    const char* word;
    const char* title;
};

constexpr KindName kind_names[] = {
    {RightKind::termless, "termless", msgid("termless use")},
    {RightKind::fixed_term, "fixed_term", msgid("fixed-term use")},
    {RightKind::inheritable, "inheritable", msgid("lifelong inheritable use")},
    {RightKind::lease, "lease", msgid("lease")},
    {RightKind::other, "other", msgid("other rights")},
    {RightKind::unknown, "unknown", msgid("rights of unknown kind")}};

// Sums of land by sex.
struct LandBySex {
    FixedSum women_ha, men_ha, sex_unknown_ha;
    std::int64_t open = 0;  // members of whose land some is unknown
};

LandBySex land_by_sex(const Slice& slice) {
    LandBySex land;
    for (const std::uint32_t m : slice.members) {
        const MemberFacts& facts = slice.facts(m);
        const Sex sex = slice.member(m).sex;
        (sex == Sex::female ? land.women_ha
         : sex == Sex::male ? land.men_ha
                            : land.sex_unknown_ha)
            .add(facts.land_ha);
        land.open += facts.land_open ? 1 : 0;
    }
    return land;
}

std::string open_note(const text::Catalogue& words, std::int64_t open) {
    return open == 0 ? std::string()
                     : words.tr_n("of {0} member some land is unknown",
                                  "of {0} members some land is unknown", open, open);
}

GapInput gap_input(const Slice& slice, bool landed_only) {
    GapInput input;
    for (const std::uint32_t m : slice.members) {
        const MemberFacts& facts = slice.facts(m);
        if (landed_only && facts.landed == Tri::no) {
            continue;
        }
        if (facts.land_open) {
            ++input.land_unknown;
            continue;
        }
        const Sex sex = slice.member(m).sex;
        (sex == Sex::female ? input.women_ha
         : sex == Sex::male ? input.men_ha
                            : input.sex_unknown_ha)
            .push_back(facts.land_ha);
    }
    return input;
}

enum class Joint { sole_women, joint, sole_men, other_joint, group, unknown };

struct JointName {
    const char* word;
    const char* title;
};
constexpr JointName joint_names[] = {{"sole_women", msgid("held by a woman alone")},
                                     {"joint_women_men", msgid("held by women and men jointly")},
                                     {"sole_men", msgid("held by a man alone")},
                                     {"other_joint", msgid("held jointly by one sex")},
                                     {"group", msgid("held with a group or CBO")},
                                     {"unknown", msgid("of holders whose sex is not all known")}};

Joint holding_of(const Frame& frame, Index plot) {
    const auto p = static_cast<std::size_t>(plot);
    int women = 0, men = 0, unknown = 0;
    for (std::uint32_t i = frame.of_plots.offsets[p]; i < frame.of_plots.offsets[p + 1]; ++i) {
        const Right& right = frame.holdings.rights[frame.of_plots.at[i]];
        if (right.share <= 0.0) {
            continue;
        }
        if (right.party == PartyKind::group || right.party == PartyKind::cbo) {
            return Joint::group;
        }
        (right.sex == Sex::female ? women : right.sex == Sex::male ? men : unknown) += 1;
    }
    if (women > 0 && men > 0) {
        return Joint::joint;  // whoever else holds it
    }
    if (unknown > 0) {
        return Joint::unknown;
    }
    if (women + men > 1) {
        return Joint::other_joint;
    }
    return women == 1 ? Joint::sole_women : Joint::sole_men;
}

}  // namespace

void add_tenure(const Slice& slice, Rows& rows) {
    const text::Catalogue& words = slice.words();
    const std::string of_whom = slice.of_whom();
    const auto add = [&](const char* indicator, std::string title, Tri MemberFacts::*field) {
        rows.add(indicator + std::string(slice.suffix), std::move(title), of_whom,
                 share_of(answers_of(slice, field)));
    };
    add("2.1a_tenure_right",
        words.tr("With a tenure right to land (SDG 5.a.1 a style): {0}", slice.who),
        &MemberFacts::right);
    add("2.2a_document",
        words.tr("Named on a recognised document (SDG 1.4.2 a style): {0}", slice.who),
        &MemberFacts::document_named);
    add("2.2a_document_exists",
        words.tr("Whose land has a recognised document, whoever is named on it: {0}", slice.who),
        &MemberFacts::document);
    Estimate secure = share_of(answers_of(slice, &MemberFacts::secure));
    if (!slice.frame.holdings.security_asked) {
        secure = nothing(msgid("not collected"), 0.0, static_cast<double>(slice.members.size()));
    }
    rows.add("2.2b_perceived_secure" + std::string(slice.suffix),
             words.tr("Who perceive their rights as secure (SDG 1.4.2 b style): {0}", slice.who),
             of_whom, std::move(secure));
}

void add_womens_tenure(const Slice& slice, Rows& rows) {
    const text::Catalogue& words = slice.words();
    rows.add("2.1b_women_among_rights",
             words.tr("Women among members with a tenure right (SDG 5.a.1 b style)"),
             words.tr("% of members with a tenure right"),
             womens_part(answers_by_sex(slice, [&](auto m) { return slice.facts(m).right; })));
    for (const KindName& name : kind_names) {
        const auto kind = static_cast<std::size_t>(name.kind);
        const AnswersBySex answers =
            answers_by_sex(slice, [&](auto m) { return slice.facts(m).right_of_kind[kind]; });
        if (answers.women.yes + answers.men.yes + answers.sex_unknown.yes > 0.0) {
            rows.add(fmt::format("2.1b_women_among_rights.{}", name.word),
                     words.tr("Women among members with: {0}", words.tr(name.title)),
                     words.tr("% of members with: {0}", words.tr(name.title)),
                     womens_part(answers));
        }
    }
}

Estimate women_of_area(const Slice& slice) {
    const LandBySex land = land_by_sex(slice);
    AnswersBySex answers;
    answers.women.yes = land.women_ha.value();
    answers.men.yes = land.men_ha.value();
    answers.sex_unknown.yes = land.sex_unknown_ha.value();
    Estimate estimate = womens_part(answers);
    estimate.note = open_note(slice.words(), land.open);
    return estimate;
}

void add_holders(const Slice& slice, Rows& rows) {
    const text::Catalogue& words = slice.words();
    const std::string parity = words.tr("ratio, 1 = parity");
    rows.add("2.3_women_among_holders", words.tr("Women among members who hold land"),
             words.tr("% of members who hold land"),
             womens_part(answers_by_sex(slice, [&](auto m) { return slice.facts(m).landed; })));
    rows.add("2.3_women_of_area", words.tr("Women's part of members' land"),
             words.tr("% of members' ha (known and unknown n in ha)"), women_of_area(slice));
    rows.add("2.3_gap_ratio", words.tr("Land per woman over land per man, with the landless"),
             parity, gap_ratio(gap_input(slice, false)));
    rows.add("2.3_gap_ratio_landed", words.tr("Land per woman over land per man, holders only"),
             parity, gap_ratio(gap_input(slice, true)));
}

void add_joint_holding(const Slice& slice, Rows& rows) {
    FixedSum plots[std::size(joint_names)], area_ha[std::size(joint_names)];
    FixedSum all_plots, all_ha;
    for (const std::uint32_t m : slice.members) {
        for (const std::uint32_t r : slice.rights_of(m)) {
            const Right& right = slice.frame.holdings.rights[r];
            if (right.share <= 0.0) {
                continue;
            }
            const auto joint = static_cast<std::size_t>(holding_of(slice.frame, right.plot));
            const auto& plot = slice.frame.holdings.plots[static_cast<std::size_t>(right.plot)];
            const double part_ha = plot.area_ha.value_or(0.0) * right.share;
            plots[joint].add(right.share);
            all_plots.add(right.share);
            area_ha[joint].add(part_ha);
            all_ha.add(part_ha);
        }
    }
    const auto part = [](const FixedSum& some, const FixedSum& all) {
        return all.value() > 0.0 ? exactly(100.0 * some.value() / all.value(), all.value())
                                 : nothing(msgid("nobody holds land"));
    };
    const text::Catalogue& words = slice.words();
    for (std::size_t i = 0; i < std::size(joint_names); ++i) {
        const JointName& name = joint_names[i];
        const std::string title = words.tr(name.title);
        rows.add(fmt::format("2.3_plots.{}", name.word), words.tr("Plots {0}", title),
                 words.tr("% of members' plots, joint ones by share"), part(plots[i], all_plots));
        rows.add(fmt::format("2.3_area.{}", name.word), words.tr("Hectares {0}", title),
                 words.tr("% of members' ha"), part(area_ha[i], all_ha));
    }
}

}  // namespace zamin::access
