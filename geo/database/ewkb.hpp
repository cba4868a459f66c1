// A polygon as PostGIS takes it: extended well-known binary in hexadecimal digits.
#pragma once

#include <string>

#include "core/geometry.hpp"

namespace zamin::database {

// Feature `i`, a polygon of one or more parts, as a multipolygon with this number of a coordinate
// system (0 = none).
std::string hex_ewkb(const Geometries& geometries, std::size_t i, int srid);

}  // namespace zamin::database
