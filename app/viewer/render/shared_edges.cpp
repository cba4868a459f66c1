#include "viewer/render/shared_edges.hpp"

#include <array>
#include <cmath>
#include <unordered_set>

namespace zamin::viewer {

namespace {

// The ends of an edge in millimetres of map space, the smaller end first: the same for both
// directions, and for shapes of different chunks, whose floats differ.
using Edge = std::array<std::int64_t, 4>;

Edge edge_of(Coord origin_m, MapShapes::Point from, MapShapes::Point to) {
    const auto millimetres = [](double origin, float offset_m) {
        return std::llround((origin + double{offset_m}) * 1000.0);
    };
    const Edge there{millimetres(origin_m.x, from.x_m), millimetres(origin_m.y, from.y_m),
                     millimetres(origin_m.x, to.x_m), millimetres(origin_m.y, to.y_m)};
    const Edge back{there[2], there[3], there[0], there[1]};
    return there < back ? there : back;
}

struct EdgeHash {
    std::size_t operator()(const Edge& edge) const {
        std::uint64_t hash = 0;
        for (const std::int64_t word : edge) {
            hash = (hash ^ static_cast<std::uint64_t>(word)) *
                   0x9E3779B97F4A7C15U;  // 2^64 / golden ratio
            hash ^= hash >> 32;
        }
        return static_cast<std::size_t>(hash);
    }
};

}  // namespace

std::vector<std::uint8_t> repeated_edges(const MapShapes& shapes) {
    std::vector<std::uint8_t> repeated(shapes.points.size(), 0);
    std::unordered_set<Edge, EdgeHash> seen;
    seen.reserve(shapes.points.size());
    for (const MapShapes::Chunk& chunk : shapes.chunks) {
        const std::uint32_t end_ring = shapes.shapes[chunk.end_shape - 1].end_ring;
        for (std::uint32_t r = shapes.shapes[chunk.first_shape].first_ring; r < end_ring; ++r) {
            for (std::uint32_t p = shapes.ring_offsets[r]; p + 1 < shapes.ring_offsets[r + 1];
                 ++p) {
                const Edge edge = edge_of(chunk.origin_m, shapes.points[p], shapes.points[p + 1]);
                repeated[p] = seen.insert(edge).second ? 0 : 1;
            }
        }
    }
    return repeated;
}

}  // namespace zamin::viewer
