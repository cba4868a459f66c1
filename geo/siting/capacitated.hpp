// The capacitated p-median solved: sites by Lagrangian and exchange, a bound by knapsacks, and
// branching on the sites.
#pragma once

#include "siting/answer.hpp"

namespace zamin::siting {

// `input.capacity` is not empty. Throws as capacity_model() does.
Solved solve_capacitated(const SitingInput& input, RunControl& control);

// The plan with just the fixed sites open; its bound is its value.
Solved capacitated_plan(const SitingInput& input, RunControl& control);

}  // namespace zamin::siting
