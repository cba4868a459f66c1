// Where a polygon is not valid.
#pragma once

#include <cstddef>
#include <optional>

#include "core/geometry.hpp"

namespace zamin::measure {

// The first place at which GEOS finds the polygon feature crossing or touching itself; nullopt for
// valid ones, and for rings that are not closed or have fewer than four vertices.
std::optional<Coord> where_invalid(const Geometries& geometries, std::size_t feature);

}  // namespace zamin::measure
