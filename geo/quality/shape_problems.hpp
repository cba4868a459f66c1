// Problems of single outlines; the first step of find_problems.
#pragma once

#include <cstdint>
#include <vector>

#include "quality/find_problems.hpp"

namespace zamin::quality {

struct ShapeProblems {
    Findings found;
    std::vector<std::uint32_t> invalid;  // rows whose polygon is not valid, ascending
    Geometries mended;                   // one each; kind none where no area is left
};

ShapeProblems find_shape_problems(const Layer& layer, const Fields& fields, const Options& options,
                                  Progress& progress);

// Rows that are too small or of several pieces, once their polygons are mended. `valid` has the
// layer's rows with valid polygons.
void find_size_problems(const Layer& layer, const Layer& valid, const std::vector<double>& areas_m2,
                        const Options& options, Findings& found);

}  // namespace zamin::quality
