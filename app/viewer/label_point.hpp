// Where the names of features are written.
#pragma once

#include <optional>

#include "core/geometry.hpp"

namespace zamin::viewer {

struct LabelPoint {
    Coord at;
    double area = 0.0;  // of the largest part, in squared units; 0 for points and lines
};

// A point inside the largest part of a polygon, in the middle of its longest horizontal chord
// among some heights about its middle, as names are written horizontally; for points and lines the
// middle of the first part's box. None for a feature without geometry or with coordinates that are
// not finite.
std::optional<LabelPoint> label_point(const Geometries& geometry, std::size_t feature);

}  // namespace zamin::viewer
