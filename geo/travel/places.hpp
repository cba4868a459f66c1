// One point for every feature of a layer, in degrees on WGS 84: where ways to it end.
#pragma once

#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"

namespace zamin::travel {

// A point is itself (the first of several); of a polygon the centroid of its largest part where it
// lies inside, else the point farthest from its boundary; of a line its middle vertex. Coordinates
// are NaN for rows without geometry and where the CRS has no degrees for it. Throws Error for a
// layer with geometry whose CRS is unknown, Cancelled.
std::vector<Coord> places(const Layer& layer, Progress& progress);

// Whether a point lies inside polygon feature `feature`, over all its rings; either way on its
// boundary. In the plane of the coordinates.
bool inside_polygon(const Geometries& geometries, std::size_t feature, Coord p);

}  // namespace zamin::travel
