// Union and difference of polygons.
#pragma once

#include <cstdint>
#include <span>

#include "core/geometry.hpp"

namespace zamin::measure {

// Appends the union of the given polygon features as one feature. Throws Error with GEOS's message
// when they cannot be united.
void append_union(const Geometries& from, std::span<const std::size_t> features, Geometries& to);

// Appends what is left of a polygon feature without the land of others, as one feature; of kind
// none where nothing is left. The polygons are valid. Throws Error with GEOS's message.
void append_difference(const Geometries& from, std::size_t feature,
                       std::span<const std::uint32_t> others, Geometries& to);

}  // namespace zamin::measure
