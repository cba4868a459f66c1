// A layer's shapes as the renderer takes them: in map space, those that lie near each other
// together, a million plots in a handful of arrays.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::viewer {

// How polygons that lie together fill their ground.
struct SpeckCrowd {
    std::uint32_t count = 0;
    double covered_m2 = 0.0;  // by the polygons, as their boxes
    double ground_m2 = 0.0;   // that they are spread over, without the empty parts between
};

struct MapShapes {
    struct Point {  // metres from the origin of its chunk, so that floats suffice
        float x_m = 0.0F;
        float y_m = 0.0F;
    };
    struct Shape {
        std::uint32_t feature = 0;  // row of the layer
        std::uint32_t first_ring = 0;
        std::uint32_t end_ring = 0;
        GeometryKind kind = GeometryKind::none;
    };
    // Drawn or skipped together.
    struct Chunk {
        Box box_m;  // map space
        Coord origin_m;
        std::uint32_t first_shape = 0;
        std::uint32_t end_shape = 0;
        SpeckCrowd crowd;  // of its polygons
        bool has_points = false;
    };
    // A ring of very many points, with the boxes of every `run_length` of its edges.
    struct LongRing {
        std::uint32_t ring = 0;
        std::uint32_t first_box = 0;
    };
    struct RunBox {
        Point least;
        Point most;
    };
    static constexpr std::uint32_t run_length = 128;
    static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

    Box box_m;
    std::vector<Chunk> chunks;
    std::vector<Shape> shapes;
    std::vector<std::uint32_t> ring_offsets{0};  // first point of each ring, then the end
    std::vector<Point> points;
    std::vector<LongRing> long_rings;  // by ring
    std::vector<RunBox> run_boxes;
    // By point, 1 = the edge that begins here is there already (a shared boundary) and is left out
    // of dashes; empty for layers of very many edges.
    std::vector<std::uint8_t> repeated;
    std::vector<std::uint32_t> shape_of;  // by feature; `nothing` for those that are not drawn
    std::size_t feature_count = 0;

    std::span<const Point> ring(std::uint32_t i) const {
        return {points.data() + ring_offsets[i], ring_offsets[i + 1] - ring_offsets[i]};
    }
    // The boxes of a long ring's runs; empty for any other.
    std::span<const RunBox> runs_of(std::uint32_t ring) const;
    // The chunk that holds a shape.
    const Chunk& chunk_of(std::uint32_t shape) const;
};

}  // namespace zamin::viewer
