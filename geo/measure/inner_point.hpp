// A point well inside a polygon, for its name.
#pragma once

#include <cstdint>

#include "core/geometry.hpp"

namespace zamin::measure {

struct InnerPoint {
    Coord p;
    double distance = 0.0;  // to the nearest boundary, in the units of the coordinates
};

// The pole of inaccessibility: the point of polygon feature `feature` that lies farthest from its
// boundary, found to within `precision` times the square root of the largest part's box area.
// Coordinates in a plane; of a multipolygon the part with the largest area counts. Not a polygon or
// without area: the middle of the feature's box, distance 0.
InnerPoint inner_point(const Geometries& geometries, std::size_t feature, double precision = 0.005);

}  // namespace zamin::measure
