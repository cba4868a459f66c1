// Two-step floating catchment areas (Luo & Wang 2003), over any way of getting there.
//     R_j = S_j / sum of D_k w(d_kj) over the demands k within d0 of supply j
//     A_k = sum of R_j w(d_kj) over the supplies j within d0 of demand k
// w is 1 within d0 (2SFCA), or a weight by zone of cost (E2SFCA, Luo & Qi 2009). With supply in
// tonnes a season and demand in tonnes an A of 1 and more means room enough.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "travel/cost_table.hpp"

namespace zamin::travel {

// A zone of cost and the weight of what lies in it.
struct Zone {
    double up_to = 0.0;  // inclusive; metres or seconds, as the ways' costs
    double weight = 1.0;
};

std::vector<Zone> one_zone(double limit);
// Equal thirds with the weights that Luo & Qi published for a slow decay: 1, 0.68, 0.22 (for a
// quick one 1, 0.42 and 0.09).
std::vector<Zone> three_zones(double limit);

struct FloatingCatchments {
    std::vector<std::optional<double>> ratio;  // of each supply; none: no demand in reach, idle
    std::vector<double> score;                 // of each demand; 0: no supply in reach
};

// `ways` lead from the demands (its farms) to the supplies (its sources); `zones` ascend, the last
// one's end is d0. Supplies and demands are not negative. Sums do not depend on their order.
FloatingCatchments floating_catchments(const CostTable& ways, std::span<const double> supplies,
                                       std::span<const double> demands,
                                       std::span<const Zone> zones);

}  // namespace zamin::travel
