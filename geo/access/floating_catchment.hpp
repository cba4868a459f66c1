// Two-step floating catchment areas (Luo & Wang 2003), over any way of getting there.
//     R_j = S_j / sum of D_k w(d_kj) over the demands k within d0 of supply j
//     A_k = sum of R_j w(d_kj) over the supplies j within d0 of demand k
// w is 1 within d0 (2SFCA), or a weight by band of cost (E2SFCA, Luo & Qi 2009).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "travel/cost_table.hpp"

namespace zamin::access {

struct Band {
    double up_to = 0.0;  // metres or seconds, as the ways' costs
    double weight = 1.0;
};

struct FloatingCatchments {
    std::vector<std::optional<double>> ratio;  // of each supply; none: no demand in reach, idle
    std::vector<double> access;                // of each demand; 0: no supply in reach
};

// `ways` lead from the demands (its farms) to the supplies (its sources); `bands` ascend, the last
// one's end is d0. Sums do not depend on the order of supplies and demands.
FloatingCatchments floating_catchments(std::span<const double> supplies,
                                       std::span<const double> demands,
                                       const travel::CostTable& ways, std::span<const Band> bands);

}  // namespace zamin::access
