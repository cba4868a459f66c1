// The least greatest cost: the smallest radius within which p sites cover everyone.
#pragma once

#include "siting/answer.hpp"

namespace zamin::siting {

// The radius is one of the costs. Covers by prices close in on it from both sides, and exact covers
// decide what they leave open (the double bound of Calik and Tansel, Computers & OR 40, 2013).
// Demand points of weight 0, or out of reach of every site, do not count. Throws Error when no
// choice of sites reaches all others, with the number that would.
Solved solve_p_center(const SitingInput& input, RunControl& control);

}  // namespace zamin::siting
