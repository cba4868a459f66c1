// Union of polygons.
#pragma once

#include <span>

#include "core/geometry.hpp"

namespace zamin::measure {

// Appends the union of the given polygon features as one feature. Throws Error with GEOS's message
// when they cannot be united.
void append_union(const Geometries& from, std::span<const std::size_t> features, Geometries& to);

}  // namespace zamin::measure
