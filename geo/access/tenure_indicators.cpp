// 2.1 SDG 5.a.1 style, 2.2 SDG 1.4.2 style, 2.3 women among holders and in area.
#include <fmt/format.h>

#include <algorithm>

#include "access/gap_ratio.hpp"
#include "access/slice.hpp"
#include "core/fixed_sum.hpp"

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
    {RightKind::termless, "termless", "termless use"},
    {RightKind::fixed_term, "fixed_term", "fixed-term use"},
    {RightKind::inheritable, "inheritable", "lifelong inheritable use"},
    {RightKind::lease, "lease", "lease"},
    {RightKind::other, "other", "other rights"},
    {RightKind::unknown, "unknown", "rights of unknown kind"}};

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

std::string open_note(std::int64_t open) {
    return open == 0 ? std::string() : fmt::format("of {} members some land is unknown", open);
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
constexpr JointName joint_names[] = {
    {"sole_women", "held by a woman alone"}, {"joint_women_men", "held by women and men jointly"},
    {"sole_men", "held by a man alone"},     {"other_joint", "held jointly by one sex"},
    {"group", "held with a group or CBO"},   {"unknown", "of holders whose sex is not all known"}};

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
    const std::string of_whom = fmt::format("% of {}", slice.who);
    const auto add = [&](const char* indicator, const char* title, Tri MemberFacts::*field) {
        rows.add(indicator + std::string(slice.suffix), fmt::format("{}: {}", title, slice.who),
                 of_whom, share_of(answers_of(slice, field)));
    };
    add("2.1a_tenure_right", "With a tenure right to land (SDG 5.a.1 a style)",
        &MemberFacts::right);
    add("2.2a_document", "Named on a recognised document (SDG 1.4.2 a style)",
        &MemberFacts::document_named);
    add("2.2a_document_exists", "Whose land has a recognised document, whoever is named on it",
        &MemberFacts::document);
    Estimate secure = share_of(answers_of(slice, &MemberFacts::secure));
    if (!slice.frame.holdings.security_asked) {
        secure = nothing("not collected", 0.0, static_cast<double>(slice.members.size()));
    }
    rows.add("2.2b_perceived_secure" + std::string(slice.suffix),
             fmt::format("Who perceive their rights as secure (SDG 1.4.2 b style): {}", slice.who),
             of_whom, std::move(secure));
}

void add_womens_tenure(const Slice& slice, Rows& rows) {
    rows.add("2.1b_women_among_rights",
             "Women among members with a tenure right (SDG 5.a.1 b style)",
             "% of members with a tenure right",
             womens_part(answers_by_sex(slice, [&](auto m) { return slice.facts(m).right; })));
    for (const KindName& name : kind_names) {
        const auto kind = static_cast<std::size_t>(name.kind);
        const AnswersBySex answers =
            answers_by_sex(slice, [&](auto m) { return slice.facts(m).right_of_kind[kind]; });
        if (answers.women.yes + answers.men.yes + answers.sex_unknown.yes > 0.0) {
            rows.add(fmt::format("2.1b_women_among_rights.{}", name.word),
                     fmt::format("Women among members with {}", name.title),
                     fmt::format("% of members with {}", name.title), womens_part(answers));
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
    estimate.note = open_note(land.open);
    return estimate;
}

void add_holders(const Slice& slice, Rows& rows) {
    rows.add("2.3_women_among_holders", "Women among members who hold land",
             "% of members who hold land",
             womens_part(answers_by_sex(slice, [&](auto m) { return slice.facts(m).landed; })));
    rows.add("2.3_women_of_area", "Women's part of members' land",
             "% of members' ha (known and unknown n in ha)", women_of_area(slice));
    rows.add("2.3_gap_ratio", "Land per woman over land per man, with the landless",
             "ratio, 1 = parity", gap_ratio(gap_input(slice, false)));
    rows.add("2.3_gap_ratio_landed", "Land per woman over land per man, holders only",
             "ratio, 1 = parity", gap_ratio(gap_input(slice, true)));
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
                                 : nothing("nobody holds land");
    };
    for (std::size_t i = 0; i < std::size(joint_names); ++i) {
        const JointName& name = joint_names[i];
        rows.add(fmt::format("2.3_plots.{}", name.word), fmt::format("Plots {}", name.title),
                 "% of members' plots, joint ones by share", part(plots[i], all_plots));
        rows.add(fmt::format("2.3_area.{}", name.word), fmt::format("Hectares {}", name.title),
                 "% of members' ha", part(area_ha[i], all_ha));
    }
}

}  // namespace zamin::access
