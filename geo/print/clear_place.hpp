// Where an area's name hides no sign. For .cpp files of geo/print only.
#pragma once

#include <span>

#include "print/map_drawing.hpp"

namespace zamin::print {

// The middle of a box of that size inside the area and the frame, off everything `taken` (on the
// page), as near to `from_m` as there is one; `from_m` itself where nothing lies there, or where
// there is no such place.
Coord clear_place(const Geometries& areas, std::size_t feature, Coord from_m, SizeMm size,
                  const MapFrame& frame, std::span<const RectMm> taken);

}  // namespace zamin::print
