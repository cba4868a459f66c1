// Counts, 2.4 area against a threshold, 2.6 without irrigation, 2.7 inequality.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "access/inequality.hpp"
#include "access/slice.hpp"
#include "core/fixed_sum.hpp"
#include "core/msgid.hpp"

namespace zamin::access {

namespace {

// Land of a member between what is known and what is possible; no upper end where it is open.
struct LandRange {
    double known_ha = 0.0;
    bool open = false;
};

LandRange all_land(const MemberFacts& facts) {
    return {facts.land_ha, facts.land_open};
}

LandRange irrigated_land(const MemberFacts& facts) {
    const bool open =
        !facts.irrigated_at_most_ha || *facts.irrigated_at_most_ha > facts.irrigated_ha + 1e-12;
    return {facts.irrigated_ha, open};
}

using LandOf = LandRange (*)(const MemberFacts&);

// Sums of shares that make up the threshold reach it.
constexpr double rounding_ha = 1e-6;

Tri is_below(const LandRange& land, double threshold_ha) {
    return land.known_ha >= threshold_ha - rounding_ha ? Tri::no
           : land.open                                 ? Tri::unknown
                                                       : Tri::yes;
}

Estimate below(const Slice& slice, double threshold_ha, LandOf land_of) {
    Answers answers;
    for (const std::uint32_t m : slice.members) {
        answers.add(is_below(land_of(slice.facts(m)), threshold_ha));
    }
    return share_of(answers);
}

// Hectares to the threshold: lower and point over those whose land is known, upper with all that
// the others might lack.
Estimate deficit(const Slice& slice, double threshold_ha, LandOf land_of) {
    FixedSum known_ha, possible_ha;
    Estimate estimate;
    for (const std::uint32_t m : slice.members) {
        const LandRange land = land_of(slice.facts(m));
        const double missing_ha = std::max(0.0, threshold_ha - land.known_ha);
        const bool open = land.open && missing_ha > 0.0;
        (open ? estimate.unknown : estimate.known) += 1.0;
        possible_ha.add(missing_ha);
        known_ha.add(open ? 0.0 : missing_ha);
    }
    if (slice.members.empty()) {
        return nothing(msgid("nobody"));
    }
    estimate.value = estimate.lower = known_ha.value();
    estimate.upper = possible_ha.value();
    return bounded(estimate);
}

// Foster, Greer and Thorbecke's depth, in per cent of the threshold.
Estimate depth(const Slice& slice, double threshold_ha) {
    Estimate estimate = deficit(slice, threshold_ha, all_land);
    if (!estimate.lower) {
        return estimate;
    }
    const double all_ha = threshold_ha * (estimate.known + estimate.unknown);
    if (estimate.value) {
        estimate.value = 100.0 * *estimate.value / (threshold_ha * estimate.known);
    }
    estimate.lower = 100.0 * *estimate.lower / all_ha;
    estimate.upper = 100.0 * *estimate.upper / all_ha;
    return estimate;
}

Estimate near_line(const Slice& slice, double threshold_ha, double part) {
    double near = 0.0;
    double open = 0.0;
    for (const std::uint32_t m : slice.members) {
        const MemberFacts& facts = slice.facts(m);
        open += facts.land_open ? 1.0 : 0.0;
        near += !facts.land_open && std::abs(facts.land_ha - threshold_ha) <= part * threshold_ha;
    }
    const double known = static_cast<double>(slice.members.size()) - open;
    Estimate estimate{near, near, near + open, known, open, {}};
    return bounded(estimate);
}

// Mean hectares; the lower end counts what is known of everybody, and there is no upper end where
// somebody's land is open.
Estimate mean_land(const Slice& slice, LandOf land_of) {
    FixedSum closed_ha, all_ha;
    Estimate estimate;
    for (const std::uint32_t m : slice.members) {
        const LandRange land = land_of(slice.facts(m));
        (land.open ? estimate.unknown : estimate.known) += 1.0;
        closed_ha.add(land.open ? 0.0 : land.known_ha);
        all_ha.add(land.known_ha);
    }
    if (slice.members.empty()) {
        return nothing(msgid("nobody"));
    }
    if (estimate.known > 0.0) {
        estimate.value = closed_ha.value() / estimate.known;
    }
    estimate.lower = all_ha.value() / static_cast<double>(slice.members.size());
    if (estimate.unknown == 0.0) {
        estimate.upper = estimate.lower;
    }
    return bounded(estimate);
}

std::vector<double> known_holdings(const Slice& slice, bool landed_only, double& unknown) {
    std::vector<double> holdings_ha;
    for (const std::uint32_t m : slice.members) {
        const MemberFacts& facts = slice.facts(m);
        if (facts.land_open) {
            ++unknown;
        } else if (!landed_only || facts.landed == Tri::yes) {
            holdings_ha.push_back(facts.land_ha);
        }
    }
    return holdings_ha;
}

void add_threshold(const Slice& slice, double threshold_ha, Rows& rows) {
    const text::Catalogue& words = slice.words();
    const std::string t = slice.number(threshold_ha);
    const std::string in_indicator = threshold_text(threshold_ha);
    const auto add = [&](const char* what, std::string title, const std::string& measure,
                         Estimate estimate) {
        rows.add(fmt::format("2.4_{}_{}_ha{}", what, in_indicator, slice.suffix), std::move(title),
                 measure, std::move(estimate));
    };
    const std::string of_whom = slice.of_whom();
    const std::string ha = words.tr("ha");
    add("below", words.tr("With less land than {0} ha: {1}", t, slice.who), of_whom,
        below(slice, threshold_ha, all_land));
    add("depth", words.tr("Depth of the gap to {0} ha: {1}", t, slice.who),
        words.tr("% of {0} ha x {1}", t, slice.who), depth(slice, threshold_ha));
    add("deficit", words.tr("Hectares missing to {0} ha: {1}", t, slice.who), ha,
        deficit(slice, threshold_ha, all_land));
    add("near", words.tr("Within the error of measurement of {0} ha: {1}", t, slice.who), slice.who,
        near_line(slice, threshold_ha, slice.frame.options.near_line));
    add("irrigated_below", words.tr("With less irrigated land than {0} ha: {1}", t, slice.who),
        of_whom, below(slice, threshold_ha, irrigated_land));
    add("irrigated_deficit", words.tr("Irrigated hectares missing to {0} ha: {1}", t, slice.who),
        ha, deficit(slice, threshold_ha, irrigated_land));
}

Tri has_no_water(const MemberFacts& facts) {
    const LandRange irrigated = irrigated_land(facts);
    return irrigated.known_ha > 0.0 ? Tri::no : irrigated.open ? Tri::unknown : Tri::yes;
}

}  // namespace

std::string threshold_text(double threshold_ha) {
    return fmt::format("{:g}", threshold_ha);
}

void add_counts(const UnitSlices& unit, Rows& rows) {
    double women = 0.0, men = 0.0;
    FixedSum land_ha;
    double open = 0.0;
    for (const std::uint32_t m : unit.all.members) {
        const Sex sex = unit.all.member(m).sex;
        women += sex == Sex::female ? 1.0 : 0.0;
        men += sex == Sex::male ? 1.0 : 0.0;
        land_ha.add(unit.all.facts(m).land_ha);
        open += unit.all.facts(m).land_open ? 1.0 : 0.0;
    }
    const auto all = static_cast<double>(unit.all.members.size());
    const double unknown = all - women - men;
    const text::Catalogue& words = unit.all.words();
    const std::string members = words.tr("members");
    rows.add("members", words.tr("Adult members"), members, exactly(all, all));
    rows.add("women", words.tr("Women among them"), members,
             {women, women, women + unknown, women + men, unknown, {}});
    rows.add("men", words.tr("Men among them"), members,
             {men, men, men + unknown, women + men, unknown, {}});
    Estimate land = exactly(land_ha.value(), all - open);
    land.unknown = open;
    if (open > 0.0) {
        land.upper.reset();
    }
    rows.add("land", words.tr("Land of members, by their shares"), words.tr("ha"), land);
}

Estimate below_threshold(const Slice& slice, double threshold_ha) {
    return below(slice, threshold_ha, all_land);
}

Estimate deficit_ha(const Slice& slice, double threshold_ha) {
    return deficit(slice, threshold_ha, all_land);
}

void add_thresholds(const Slice& slice, Rows& rows) {
    rows.add(fmt::format("2.4_land_per_member{}", slice.suffix),
             slice.words().tr("Land per person: {0}", slice.who), slice.words().tr("ha"),
             mean_land(slice, all_land));
    for (const double threshold_ha : slice.frame.options.thresholds_ha) {
        add_threshold(slice, threshold_ha, rows);
    }
}

Estimate without_water(const Slice& slice) {
    Answers answers;
    for (const std::uint32_t m : slice.members) {
        answers.add(has_no_water(slice.facts(m)));
    }
    return share_of(answers);
}

void add_water(const Slice& slice, Rows& rows) {
    rows.add(fmt::format("2.6_without_irrigation{}", slice.suffix),
             slice.words().tr("Without irrigated land: {0}", slice.who), slice.of_whom(),
             without_water(slice));
    rows.add(fmt::format("2.6_irrigated_per_member{}", slice.suffix),
             slice.words().tr("Irrigated land per person: {0}", slice.who), slice.words().tr("ha"),
             mean_land(slice, irrigated_land));
}

void add_inequality(const Slice& slice, Rows& rows) {
    for (const bool landed_only : {false, true}) {
        double unknown = 0.0;
        const std::vector<double> holdings_ha = known_holdings(slice, landed_only, unknown);
        const char* suffix = landed_only ? "_landed" : "";
        const text::Catalogue& words = slice.words();
        const std::string who =
            landed_only ? words.tr("holders only") : words.tr("with the landless");
        rows.add(fmt::format("2.7_gini{}", suffix), words.tr("Gini of land, {0}", who),
                 words.tr("0 to 1"), gini(holdings_ha, unknown));
        rows.add(fmt::format("2.7_palma{}", suffix),
                 words.tr("Land of the top 10 % over that of the bottom 40 %, {0}", who),
                 words.tr("ratio"), palma(holdings_ha, unknown));
    }
}

}  // namespace zamin::access
