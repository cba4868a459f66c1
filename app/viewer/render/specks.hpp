// Dots that stand for polygons too small to be seen, so that no plot vanishes from the map.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "viewer/render/map_renderer.hpp"

namespace zamin::viewer {

// Polygons smaller than `speck_seen_px` get a dot.
inline constexpr double speck_seen_px = 1.6;
inline constexpr double speck_radius_px = 0.8;
// A dot fainter than this is not worth drawing.
inline constexpr double weakest_speck = 0.04;

struct Speck {
    float x_m = 0.0F;
    float y_m = 0.0F;
    std::uint32_t feature = 0;
    float size_m = 0.0F;  // square root of the area of the polygon's box
};

// One for each run of a feature's outline.
std::vector<Speck> specks_of(std::span<const MapMesh::Segment> outlines);

// How polygons that lie together fill their ground.
struct SpeckCrowd {
    std::uint32_t count = 0;
    double covered_m2 = 0.0;  // by the polygons, as their boxes
    double ground_m2 = 0.0;   // that they are spread over, without the empty parts between
};
SpeckCrowd crowd_of(std::span<const Speck> specks);

// Opacity of each dot: dots and polygons together cover about half of their ground, few or many.
// Where the polygons do so alone, they make a tint that needs no dots: 0.
double speck_strength(const SpeckCrowd& crowd, double metres_per_px);

}  // namespace zamin::viewer
