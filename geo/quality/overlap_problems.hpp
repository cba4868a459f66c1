// Land that two rows of a layer claim, told apart: strips, conflicts, the same plot twice.
#pragma once

#include <span>

#include "core/progress.hpp"
#include "quality/find_problems.hpp"

namespace zamin::quality {

// `valid` has the layer's rows with valid polygons, `areas_m2` theirs.
void find_overlap_problems(const Layer& layer, const Layer& valid, std::span<const double> areas_m2,
                           const Fields& fields, const Options& options, Findings& found,
                           Progress& progress);

}  // namespace zamin::quality
