// The greatest weight within a radius of an open site: the p-median in which a covered demand point
// costs nothing and an uncovered one its weight.
#pragma once

#include "siting/answer.hpp"

namespace zamin::siting {

// Demand points that the same sites cover are merged first (Church and ReVelle, "The maximal
// covering location problem", 1974, state the problem; the merging loses nothing).
Solved solve_max_cover(const SitingInput& input, RunControl& control);

}  // namespace zamin::siting
