// Accessibility: two-step floating catchment scores, service gaps, shares of members within reach.
// Pure functions over a table of costs (travel/cost_table.hpp): farms are the demands, sources the
// sites.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "catchment/catchment.hpp"
#include "travel/cost_table.hpp"

namespace zamin::catchment {

// A zone of cost and the weight of what lies in it.
struct Zone {
    double up_to = 0.0;  // inclusive
    double weight = 1.0;
};

// One zone of weight 1: two-step floating catchments (Luo and Wang 2003). Several with falling
// weights: the enhanced method (Luo and Qi 2009), whose published weights for three zones are 1,
// 0.68 and 0.22 (slow decay; 1, 0.42 and 0.09 for a quick one).
std::vector<Zone> one_zone(double limit);
std::vector<Zone> three_zones(double limit);  // equal thirds with 1, 0.68, 0.22

struct FloatingCatchments {
    // R_j = supply / sum of weight times demand in reach; none where nothing is in reach: an idle
    // site.
    std::vector<std::optional<double>> ratio;  // by site
    std::vector<double> score;                 // by demand: A_k = sum of weight times R_j in reach
};

// Zones ascend in cost. `supply` by site, `demand` by farm of the table, neither negative. With
// supply in tonnes a season and demand in tonnes a score of 1 and more means room enough.
FloatingCatchments floating_catchments(const travel::CostTable& costs,
                                       std::span<const double> supply,
                                       std::span<const double> demand, std::span<const Zone> zones);

// A share with its unknowns, as every share is given: of n = yes + no + unknown, lower = yes / n,
// point = yes / (yes + no), upper = (yes + unknown) / n, in per cent. None where n (or what is
// known) is 0.
struct BoundedShare {
    std::size_t yes = 0;
    std::size_t no = 0;
    std::size_t unknown = 0;

    std::size_t count() const { return yes + no + unknown; }
    std::optional<double> lower_pct() const;
    std::optional<double> point_pct() const;
    std::optional<double> upper_pct() const;
};

// Where a member lives, as a row of the table of costs; none = not known.
struct MemberPlace {
    std::optional<std::size_t> farm;
    Sex sex = Sex::unknown;
};

// Members within `limit` of any site: of all, of women, of men, of those whose sex is not known.
// A member whose place is not known is unknown. The service gap is what is missing to 100 %.
struct WithinReach {
    BoundedShare all;
    BoundedShare women;
    BoundedShare men;
    BoundedShare sex_unknown;
};
WithinReach within_reach(std::span<const MemberPlace> members, const travel::CostTable& costs,
                         double limit);

// Farms of the table without a site within `limit`: the service gap, place by place.
std::vector<std::size_t> beyond_reach(const travel::CostTable& costs, double limit);

}  // namespace zamin::catchment
