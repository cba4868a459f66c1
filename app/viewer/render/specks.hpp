// Dots that stand for polygons too small to be seen, so that no plot vanishes from the map.
#pragma once

#include "viewer/render/map_shapes.hpp"

namespace zamin::viewer {

// Polygons smaller than `speck_seen_px` get a dot.
inline constexpr double speck_seen_px = 1.6;
inline constexpr double speck_radius_px = 0.8;
// A dot fainter than this is not worth drawing.
inline constexpr double weakest_speck = 0.04;

// Of the polygons of a chunk whose points are known.
SpeckCrowd crowd_of(const MapShapes& shapes, const MapShapes::Chunk& chunk);

// Opacity of each dot: dots and polygons together cover about half of their ground, few or many.
// Where the polygons do so alone, they make a tint that needs no dots: 0.
double speck_strength(const SpeckCrowd& crowd, double metres_per_px);

}  // namespace zamin::viewer
