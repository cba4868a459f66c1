// A partition of the plane into units from hand-placed seeds: each seed's Voronoi cell belongs to
// its unit, and the lines between units are drawn once, rounded and roughened, so that neighbours
// share them vertex by vertex.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sample/plane.hpp"

namespace zamin::sample {

inline constexpr int outside_unit = -1;

struct Seed {
    Coord at;
    int unit = outside_unit;
};

// A drawn line between two units; `left` lies to its left. Nodes are the points where three units
// meet.
struct Arc {
    Path line;
    int left = outside_unit;
    int right = outside_unit;
    int from_node = 0;
    int to_node = 0;
};

struct LineStyle {
    double step_m = 450.0;
    double roughness = 0.19;
    std::uint64_t seed = 1;
};

// Seeds of units must not lie at the rim of all seeds: their cells have to be bounded by others'.
// Throws Error if one is not.
std::vector<Arc> draw_partition(std::span<const Seed> seeds, const LineStyle& style);

// The outline of each group of units, counter-clockwise and closed: group_of[unit] is its number
// 0 .. group_count-1. Throws Error for a group that is not in one piece.
std::vector<Path> outlines(std::span<const Arc> arcs, std::span<const int> group_of,
                           int group_count);

}  // namespace zamin::sample
