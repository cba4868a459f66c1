// A network of roads: nodes where lines share a vertex, edges between them with their shape.
//
// Lines meet where they have a vertex in common, digit for digit; a road that crosses another
// without one passes over it on a bridge. On request the ends of lines that meet nothing are moved
// to what lies within a tolerance (snap_ends.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/geometry.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"
#include "travel/roads.hpp"
#include "travel/shortest_ways.hpp"

namespace zamin::travel {

inline constexpr double seconds_per_metre_at_1_km_h = 3.6;

struct RoadEdge {
    std::uint32_t from = 0;  // node at its first vertex
    std::uint32_t to = 0;    // node at its last
    std::uint32_t road = 0;  // feature of the layer
    std::uint32_t part = 0;  // connected part it belongs to
    double length_m = 0.0;   // geodesic, along its shape
    double forward = 0.0;    // cost per metre in its direction; no_way = closed
    double backward = 0.0;   // the same against it
};

struct NetworkOptions {
    bool by_length = false;         // costs are metres, else seconds
    double snap_tolerance_m = 0.0;  // 0 = ends are left where they are
};

struct RoadNetwork {
    std::vector<Coord> nodes;  // degrees on WGS 84
    std::vector<RoadEdge> edges;
    // Shape of edge i: vertices[shape_offsets[i]] .. [shape_offsets[i + 1]], with the length up to
    // each.
    std::vector<std::uint32_t> shape_offsets{0};
    std::vector<Coord> vertices;
    std::vector<double> along_m;
    std::vector<double> part_length_m;  // by connected part, the longest first
    Graph outward;                      // arcs as they are driven
    Graph inward;                       // the same turned round: for ways towards a source
    std::vector<Problem> problems;      // parts, one-way traps, ends that were moved

    std::span<const Coord> shape(std::size_t edge) const {
        return std::span(vertices).subspan(shape_offsets[edge],
                                           shape_offsets[edge + 1] - shape_offsets[edge]);
    }
};

// Edges that are closed both ways have no part in it. Throws Error when nothing is left, Cancelled.
RoadNetwork build_network(Roads roads, const NetworkOptions& options, Progress& progress);

}  // namespace zamin::travel
