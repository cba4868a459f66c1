// How wide a polygon is where it is widest.
#pragma once

#include <cstdint>

#include "core/crs.hpp"
#include "core/geometry.hpp"

namespace zamin::measure {

// Metres of a unit of x and of y about a place; of degrees on a sphere, good to half a percent.
struct LocalScale {
    LocalScale(const Crs& crs, Coord place);
    double x_m = 1.0;
    double y_m = 1.0;
};

// Diameter in metres of the largest circle in the polygon, which for a strip is its width, to about
// two centimetres. Where a circle of `enough_m` fits for certain, some diameter of at least that.
// Of a multipolygon the largest part counts; not a polygon: 0.
double width_m(const Geometries& geometries, std::size_t feature, const Crs& crs, double enough_m);

}  // namespace zamin::measure
