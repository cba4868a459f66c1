// Inequality of holdings. Each is given with and without the landless, who make a marked difference
// (Bauluz, Govind & Novokmet 2020). Fewer than ten holdings say nothing.
#pragma once

#include <vector>

#include "access/three_valued.hpp"

namespace zamin::access {

inline constexpr std::size_t fewest_for_inequality = 10;
inline constexpr std::size_t fewest_without_correction = 50;

// Gini coefficient, 0 to 1:
//     G = 2 sum(i x_i) / (n sum x) - (n + 1) / n,  x ascending,  times n / (n - 1) below 50
//     holdings.
// `unknown` members have no known land: with any, there are no bounds. Nobody holds land: no
// figure.
Estimate gini(std::vector<double> holdings_ha, double unknown);

// Palma ratio: share of the top 10 % over the share of the bottom 40 % (Cobham & Sumner 2013), the
// Lorenz curve straight between holders. The bottom 40 % holding nothing is said in words.
Estimate palma(std::vector<double> holdings_ha, double unknown);

}  // namespace zamin::access
