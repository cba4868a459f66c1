// The fewest sites so that every demand point that can be covered is.
#pragma once

#include "siting/answer.hpp"
#include "siting/cover_rows.hpp"

namespace zamin::siting {

// Demand points of positive weight as rows: the allowed sites within the radius. Rows of a fixed
// site, and demand points without any site within reach, are left out.
CoverRows rows_within(const SitingInput& input, double radius);

// The objective counts the fixed sites too.
Solved solve_set_cover(const SitingInput& input, RunControl& control);

}  // namespace zamin::siting
