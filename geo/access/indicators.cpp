#include "access/indicators.hpp"

#include <algorithm>

#include "access/slice.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"
#include "core/msgid.hpp"

namespace zamin::access {

namespace {

void check(const AccessOptions& options) {
    const auto positive = [](double value, const char* what) {
        if (!(value > 0.0) || value > 1e9) {
            throw usage_error("{} has to be above 0, not {:g}", what, value);
        }
    };
    if (options.thresholds_ha.empty()) {
        throw usage_error("at least one threshold in hectares is needed");
    }
    for (const double threshold_ha : options.thresholds_ha) {
        positive(threshold_ha, "a threshold in hectares");
    }
    positive(options.far_plot_m, "the distance of a far plot");
    positive(options.far_plot_min, "the walk to a far plot");
    positive(options.walking_km_h, "the walking speed");
    positive(options.far_group_plot_m, "the distance of a far group plot");
    positive(options.service_m, "the reach of a service");
    positive(options.catchment_m, "the catchment of a service");
}

// Groups without members say nothing.
std::vector<Tri> group_landed(const Holdings& holdings, const std::vector<MemberFacts>& facts) {
    std::vector<std::optional<Tri>> landed(holdings.groups.size());
    for (std::size_t m = 0; m < facts.size(); ++m) {
        if (const Index group = holdings.members[m].group; group != none) {
            auto& of_group = landed[static_cast<std::size_t>(group)];
            of_group = either(of_group.value_or(Tri::no), facts[m].landed);
        }
    }
    std::vector<Tri> result;
    for (const auto& of_group : landed) {
        result.push_back(of_group.value_or(Tri::unknown));
    }
    return result;
}

Frame make_frame(const Holdings& holdings, const AccessOptions& options, Progress& progress) {
    RightsIndex of_members = rights_by_member(holdings);
    std::vector<MemberFacts> facts = member_facts(holdings, of_members, options);
    Frame frame{holdings,
                options,
                std::move(of_members),
                rights_by_group(holdings),
                rights_by_plot(holdings),
                std::move(facts),
                {},
                service_reach(holdings, options, progress),
                std::vector<std::uint32_t>(holdings.plots.size() + 1),
                std::vector<std::uint32_t>(holdings.crop_records.size()),
                text::Catalogue(options.language)};
    frame.group_landed = group_landed(holdings, frame.facts);
    for (const CropRecord& record : holdings.crop_records) {
        ++frame.crop_offsets[static_cast<std::size_t>(record.plot) + 1];
    }
    for (std::size_t p = 0; p < holdings.plots.size(); ++p) {
        frame.crop_offsets[p + 1] += frame.crop_offsets[p];
    }
    std::vector<std::uint32_t> next(frame.crop_offsets.begin(), frame.crop_offsets.end() - 1);
    for (std::size_t i = 0; i < holdings.crop_records.size(); ++i) {
        const auto plot = static_cast<std::size_t>(holdings.crop_records[i].plot);
        frame.crop_at[next[plot]++] = static_cast<std::uint32_t>(i);
    }
    return frame;
}

Slice slice_of(const Frame& frame, const char* suffix, const char* who) {
    return {frame, {}, suffix, frame.words.tr(who)};
}

std::vector<UnitSlices> make_slices(const Frame& frame, const Units& units, UnitKind kind) {
    std::vector<UnitSlices> all;
    for (std::size_t u = 0; u < units.names.size(); ++u) {
        UnitSlices slices{slice_of(frame, "", msgid("members")), {}, {}};
        if (kind != UnitKind::sex) {
            slices.by_sex.push_back(slice_of(frame, ".women", msgid("women")));
            slices.by_sex.push_back(slice_of(frame, ".men", msgid("men")));
            slices.by_sex.push_back(
                slice_of(frame, ".sex_unknown", msgid("members of unknown sex")));
        }
        all.push_back(std::move(slices));
    }
    for (std::uint32_t m = 0; m < frame.facts.size(); ++m) {
        if (frame.facts[m].counts) {
            UnitSlices& unit = all[units.of_member[m]];
            unit.all.members.push_back(m);
            if (!unit.by_sex.empty()) {
                const auto sex = static_cast<std::size_t>(frame.holdings.members[m].sex);
                unit.by_sex[sex].members.push_back(m);
            }
        }
    }
    for (std::uint32_t g = 0; g < units.of_group.size() && kind != UnitKind::sex; ++g) {
        all[units.of_group[g]].groups.push_back(g);
    }
    for (UnitSlices& unit : all) {
        if (!unit.by_sex.empty() && unit.by_sex.back().members.empty()) {
            unit.by_sex.pop_back();
        }
    }
    return all;
}

void add_rows(const UnitSlices& unit, UnitKind kind, Rows& rows) {
    const auto for_each_sex = [&](void (*add)(const Slice&, Rows&)) {
        add(unit.all, rows);
        for (const Slice& slice : unit.by_sex) {
            add(slice, rows);
        }
    };
    add_counts(unit, rows);
    for_each_sex(add_tenure);
    add_womens_tenure(unit.all, rows);
    add_holders(unit.all, rows);
    add_joint_holding(unit.all, rows);
    for_each_sex(add_thresholds);
    add_group_levels(unit, kind == UnitKind::group, rows);
    for_each_sex(add_water);
    add_inequality(unit.all, rows);
    for_each_sex(add_ladder);
    add_ladder_steps(unit.all, rows);
    add_distances(unit.all, rows);
    add_crops(unit.all, rows);
    for_each_sex(add_services);
}

UnitSummary summary_of(const std::string& name, const UnitSlices& unit, UnitKind kind) {
    const Frame& frame = unit.all.frame;
    UnitSummary summary;
    summary.unit = name;
    summary.groups = static_cast<std::int64_t>(unit.groups.size());
    summary.members = static_cast<std::int64_t>(unit.all.members.size());
    FixedSum land_ha;
    for (const std::uint32_t m : unit.all.members) {
        const Sex sex = unit.all.member(m).sex;
        ++(sex == Sex::female ? summary.women
           : sex == Sex::male ? summary.men
                              : summary.sex_unknown);
        land_ha.add(unit.all.facts(m).land_ha);
    }
    summary.land_ha = land_ha.value();
    const double threshold_ha = frame.options.thresholds_ha.front();
    summary.below = below_threshold(unit.all, threshold_ha);
    summary.deficit_ha = deficit_ha(unit.all, threshold_ha);
    summary.without_water = without_water(unit.all);
    summary.women_of_area = women_of_area(unit.all);
    if (kind == UnitKind::group && unit.groups.size() == 1) {
        const Group& group = frame.holdings.groups[unit.groups.front()];
        summary.name = name_in(group, frame.options.language);
        summary.level = group_level(frame, unit.groups.front());
    }
    return summary;
}

}  // namespace

Indicators indicators(const Holdings& holdings, const AccessOptions& options, Progress& progress) {
    check(options);
    progress.step("computing land access");
    Indicators result;
    result.options = options;
    const Frame frame = make_frame(holdings, options, progress);
    progress.set(0.3);
    const Units units = make_units(holdings, options.by);
    const std::vector<UnitSlices> slices = make_slices(frame, units, options.by);
    for (std::size_t u = 0; u < slices.size(); ++u) {
        Rows rows(units.names[u], result.rows);
        add_rows(slices[u], options.by, rows);
        result.summaries.push_back(summary_of(units.names[u], slices[u], options.by));
        progress.set(0.3 + 0.7 * static_cast<double>(u + 1) / static_cast<double>(slices.size()));
    }
    return result;
}

const IndicatorRow* find_row(const Indicators& indicators, std::string_view unit,
                             std::string_view indicator) {
    const auto found = std::find_if(
        indicators.rows.begin(), indicators.rows.end(),
        [&](const IndicatorRow& row) { return row.unit == unit && row.indicator == indicator; });
    return found == indicators.rows.end() ? nullptr : &*found;
}

}  // namespace zamin::access
