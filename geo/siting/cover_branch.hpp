// The most covered weight proven, for few open sites: branching on the sites with prices of the
// demand points at every node. Where few sites are open the relaxed programme is far from the best
// plan (some 2 % on random graphs), so that the tree is large; what makes it quick is that below a
// node only what is left to be covered is looked at, by sites that none of the others replaces.
#pragma once

#include <span>

#include "siting/elite_search.hpp"
#include "siting/median_model.hpp"
#include "siting/run_control.hpp"

namespace zamin::siting {

// Whether a p-median is a maximal cover: ways cost nothing, and whoever is left counts 1.
bool is_cover(const MedianModel& model);

// As dive_on_sites: the bound that is proven in the end, of weight not covered, never above the
// best known value; above better_than() of it, no plan is better. Plans better than `upper` are in
// the search's pool.
double branch_on_cover(const MedianModel& model, std::span<const double> prices, double upper,
                       RunControl& control, EliteSearch& search);

}  // namespace zamin::siting
