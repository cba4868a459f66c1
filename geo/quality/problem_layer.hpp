// Findings as a layer, to be walked through on a map.
#pragma once

#include <span>

#include "core/layer.hpp"
#include "core/problem.hpp"

namespace zamin::quality {

// One row a problem with the columns of problem_table; `shapes` has one geometry each, in `crs`.
Layer problem_layer(std::span<const Problem> problems, const Geometries& shapes, const Crs& crs);

}  // namespace zamin::quality
