// 2.5 how far groups are from land of their own.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "access/slice.hpp"
#include "core/msgid.hpp"

namespace zamin::access {

namespace {

constexpr int levels = access_levels;

// What a group's plot is, three-valued; the level is the first thing that is missing.
struct GroupPlot {
    Tri far = Tri::unknown;
    Tri document = Tri::unknown;
    Tri irrigated = Tri::unknown;
};

// The level if every unknown is taken as `unknown_is_good` says.
int level_of(const GroupPlot& plot, bool unknown_is_good) {
    const auto holds = [&](Tri t) {
        return t == Tri::yes || (t == Tri::unknown && unknown_is_good);
    };
    const bool far = plot.far == Tri::yes || (plot.far == Tri::unknown && !unknown_is_good);
    if (far) {
        return 2;
    }
    if (!holds(plot.document)) {
        return 3;
    }
    return holds(plot.irrigated) ? 5 : 4;
}

struct LevelRange {
    int lowest = 0;
    int highest = 0;
};

LevelRange level_range(const Frame& frame, std::uint32_t group) {
    LevelRange range{levels, 0};
    const RightsIndex& index = frame.of_groups;
    for (std::uint32_t i = index.offsets[group]; i < index.offsets[group + 1]; ++i) {
        const Right& right = frame.holdings.rights[index.at[i]];
        GroupPlot plot;
        if (right.distance_m) {
            plot.far = tri(*right.distance_m > frame.options.far_group_plot_m);
        }
        const bool ended = frame.options.as_of != 0 && !in_force(right, frame.options.as_of);
        plot.document = ended ? Tri::no : recognised(right.document);
        plot.irrigated = frame.holdings.plots[static_cast<std::size_t>(right.plot)].irrigated;
        const int low = level_of(plot, false);
        range.lowest = range.lowest == levels ? low : std::max(range.lowest, low);
        range.highest = std::max(range.highest, level_of(plot, true));
    }
    if (range.lowest < levels) {
        return range;
    }
    const Tri land = frame.group_landed[group];
    return {land == Tri::yes ? 1 : 0, land == Tri::no ? 0 : 1};
}

Estimate as_estimate(const LevelRange& range) {
    Estimate estimate;
    estimate.lower = range.lowest;
    estimate.upper = range.highest;
    if (range.lowest == range.highest) {
        estimate.value = range.lowest;
        estimate.known = 1.0;
    } else {
        estimate.unknown = 1.0;
    }
    return estimate;
}

constexpr const char* level_names[levels] = {msgid("no group plot, no member with land"),
                                             msgid("no group plot"),
                                             msgid("group plot too far away"),
                                             msgid("group plot without a recognised document"),
                                             msgid("group plot with document, without irrigation"),
                                             msgid("group plot with document and irrigation")};

// How many are surely and how many possibly at each level.
struct Counts {
    std::array<double, levels> surely{};
    std::array<double, levels> possibly{};
    double known = 0.0;
    double unknown = 0.0;

    void add(const LevelRange& range, double weight) {
        const bool sure = range.lowest == range.highest;
        (sure ? known : unknown) += weight;
        for (int level = range.lowest; level <= range.highest; ++level) {
            (sure ? surely : possibly)[static_cast<std::size_t>(level)] += weight;
        }
    }
    Estimate at(int level) const {
        const auto i = static_cast<std::size_t>(level);
        return bounded({surely[i], surely[i], surely[i] + possibly[i], known, unknown, {}});
    }
};

}  // namespace

const char* level_name(int level) {
    return level_names[level];
}

Estimate group_level(const Frame& frame, std::uint32_t group) {
    return as_estimate(level_range(frame, group));
}

void add_group_levels(const UnitSlices& unit, bool of_group, Rows& rows) {
    const Frame& frame = unit.all.frame;
    const text::Catalogue& words = frame.words;
    if (of_group) {
        for (const std::uint32_t group : unit.groups) {
            rows.add("2.5_level", words.tr("Level of access of the group, 0 (no land) to 5"),
                     words.tr("level"), group_level(frame, group));
        }
        return;
    }
    std::vector<double> members(frame.holdings.groups.size());
    for (const std::uint32_t m : unit.all.members) {
        if (const Index group = unit.all.member(m).group; group != none) {
            members[static_cast<std::size_t>(group)] += 1.0;
        }
    }
    Counts of_groups, of_members;
    for (const std::uint32_t group : unit.groups) {
        const LevelRange range = level_range(frame, group);
        of_groups.add(range, 1.0);
        of_members.add(range, members[group]);
    }
    for (int level = 0; level < levels; ++level) {
        rows.add(fmt::format("2.5_groups_at_level_{}", level),
                 words.tr("Groups at level {0}: {1}", level, words.tr(level_names[level])),
                 words.tr("groups"), of_groups.at(level));
        rows.add(fmt::format("2.5_members_at_level_{}", level),
                 words.tr("Members of groups at level {0}", level), words.tr("members"),
                 of_members.at(level));
    }
}

}  // namespace zamin::access
