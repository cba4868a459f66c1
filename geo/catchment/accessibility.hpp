// What is within reach: members of centres and services, by sex and with bounds, and how much room
// centres have for the tonnes about them (two-step floating catchments).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catchment/catchment.hpp"
#include "catchment/floating_catchment.hpp"
#include "core/table.hpp"

namespace zamin::catchment {

// Places of one kind that people go to: collection centres, agro-shops, advisers.
struct SiteKind {
    std::string kind;
    std::vector<Coord> places;  // degrees on WGS 84
};

// Where people live: each place once, NaN where it is not known.
struct Homes {
    std::vector<std::string> names;    // of the places: ids of villages or groups
    std::vector<Coord> places;         // degrees on WGS 84
    std::vector<MemberPlace> members;  // `farm` is a position in places
};

struct ReachOfKind {
    std::string kind;
    std::size_t sites = 0;
    WithinReach members;
};

struct Accessibility {
    travel::CostUnit unit = travel::CostUnit::metres;
    double reach = travel::no_way;        // of members to sites
    std::vector<ReachOfKind> kinds;       // as they were given
    double score_limit = travel::no_way;  // of farms to centres
    FloatingCatchments plain;             // sites are the centres, demands the farms
    FloatingCatchments enhanced;          // three zones of falling weight
    std::vector<double> demand_t;         // by centre: known tonnes in reach that it would take
};

// Members within `reach` (inclusive, in the mode's unit) of the nearest site of each kind, each
// from home to site. Members whose home is not known are unknown; homes without any way are
// beyond. Throws what the mode throws.
std::vector<ReachOfKind> members_reach(const Homes& homes, const std::vector<SiteKind>& kinds,
                                       const travel::Travel& travel, double reach,
                                       Progress& progress);

// Scores of farms and centres: supply is a centre's capacity in tonnes, demand a farm's tonnes.
// Centres whose capacity is not known supply nothing, farms without known tonnes ask for nothing.
// `score_limit` is d0 of the method. Fills everything but `kinds` and `reach`.
Accessibility accessibility(const Catchments& catchments, const Clusters& clusters,
                            const travel::Travel& travel, double score_limit, Progress& progress);

// Columns kind,sites,of,members,within,beyond,unknown,lower_pct,share_pct,upper_pct: a row for all
// members, for women, for men and, where there are any, for those whose sex is not known. No share
// where more than a fifth is unknown: the bounds say what there is to say.
Table reach_table(const Accessibility& accessibility);

// Columns centre,capacity_t,demand_t,room_t_per_t,enhanced_t_per_t: capacity for a tonne in reach;
// empty for an idle centre (nothing in reach).
Table room_table(const Accessibility& accessibility, const Catchments& catchments);

// Columns farm,score,enhanced_score: of farms that a centre would take; 1 and more is room enough.
Table score_table(const Accessibility& accessibility, const Catchments& catchments);

}  // namespace zamin::catchment
