// Which cells of a frame a line or a polygon covers.
#pragma once

#include <cstddef>
#include <functional>

#include "core/geometry.hpp"
#include "travel/field.hpp"

namespace zamin::travel {

using VisitCell = std::function<void(std::size_t cell)>;

// Every cell that the line enters, in its order, each step to a cell beside the last: no diagonal
// step leads through such a line of cells. Coordinates of the frame's CRS; what lies outside is
// left out. Not finite coordinates are skipped.
void burn_line(std::span<const Coord> line, const Frame& frame, const VisitCell& visit);

// Every cell whose centre lies inside the polygon feature, and those that its boundary enters.
void burn_polygon(const Geometries& geometries, std::size_t feature, const Frame& frame,
                  const VisitCell& visit);

}  // namespace zamin::travel
