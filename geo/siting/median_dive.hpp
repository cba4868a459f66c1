// The exact end of the p-median for few sites: depth-first branching with prices alone. A node
// costs a few sums over the lists, thousands of times less than a linear programme, and where few
// sites are opened on a graph the bound of the programme is hardly better.
#pragma once

#include "siting/elite_search.hpp"
#include "siting/subgradient.hpp"

namespace zamin::siting {

// Like branch_on_sites(): gives the proven bound back; better plans go into `search`.
double dive_on_sites(const MedianModel& model, std::span<const double> prices, double upper,
                     RunControl& control, EliteSearch& search);

}  // namespace zamin::siting
