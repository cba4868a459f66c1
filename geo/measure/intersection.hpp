// Intersection of polygons.
#pragma once

#include "core/geometry.hpp"

namespace zamin::measure {

// Appends the land that polygon feature `i` of `a` and `j` of `b` have in common as the parts of
// one feature, and says whether there is any; nothing is appended where there is none. Both in the
// same plane. Throws Error with GEOS's message when they cannot be intersected.
bool append_intersection(const Geometries& a, std::size_t i, const Geometries& b, std::size_t j,
                         Geometries& to);

}  // namespace zamin::measure
