// Areas of cells as rectangles, for filling: nothing to triangulate, however many holes touch.
#pragma once

#include "core/geometry.hpp"

namespace zamin::catchment {

// The same features, each of rectangles that do not overlap: rows between two heights of corners,
// joined upwards where the next row has the same stretch. For polygons whose edges are parallel to
// the axes, as cell_areas() makes them; others are filled as if their edges went round corners.
// Features that are no polygons stay empty.
Geometries strips_of(const Geometries& areas);

}  // namespace zamin::catchment
