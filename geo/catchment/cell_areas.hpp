// Areas of equal cells as polygons that tile: neighbours share their edges, corner for corner.
#pragma once

#include <cstdint>
#include <span>

#include "core/geometry.hpp"
#include "travel/field.hpp"

namespace zamin::catchment {

// A polygon feature for each label 0 .. labels - 1, in the frame's system, of the cells that carry
// it (row by row; negative = none): a part for each set of cells that hang together by their sides,
// exteriors counter-clockwise, holes clockwise, corners only where the boundary turns. A label
// without cells has no geometry.
Geometries cell_areas(std::span<const std::int32_t> label_of_cell, std::size_t labels,
                      const travel::Frame& frame);

}  // namespace zamin::catchment
