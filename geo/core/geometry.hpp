// Geometry of a whole layer as one coordinate array with offsets (the GeoArrow arrangement):
// feature -> parts -> rings -> coordinates. A million plots are four allocations.
//
//   point       part = 1 ring = 1 coordinate (a multipoint has several parts)
//   line        part = 1 ring = the vertices of one line
//   polygon     part = exterior ring, then its holes; rings are closed (first == last vertex)
//
// x is longitude or easting, y latitude or northing, always, whatever the CRS's own axis order.
// Polygons from io::read_layer are valid, exteriors counter-clockwise, holes clockwise, unless
// repair was switched off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace zamin {

struct Coord {
    double x = 0.0;
    double y = 0.0;
    friend bool operator==(const Coord&, const Coord&) = default;
};

// A box that is empty until something is added (min > max).
struct Box {
    double min_x = 1e300;
    double min_y = 1e300;
    double max_x = -1e300;
    double max_y = -1e300;

    bool empty() const { return min_x > max_x || min_y > max_y; }
    double width() const { return empty() ? 0.0 : max_x - min_x; }
    double height() const { return empty() ? 0.0 : max_y - min_y; }
    Coord center() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
    void add(Coord p) {
        min_x = p.x < min_x ? p.x : min_x;
        min_y = p.y < min_y ? p.y : min_y;
        max_x = p.x > max_x ? p.x : max_x;
        max_y = p.y > max_y ? p.y : max_y;
    }
    void add(const Box& other) {
        if (!other.empty()) {
            add(Coord{other.min_x, other.min_y});
            add(Coord{other.max_x, other.max_y});
        }
    }
    bool intersects(const Box& other) const {
        return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y &&
               other.min_y <= max_y;
    }
    bool contains(Coord p) const {
        return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
    }
    bool contains(const Box& other) const {
        return other.min_x >= min_x && other.max_x <= max_x && other.min_y >= min_y &&
               other.max_y <= max_y;
    }
    friend bool operator==(const Box&, const Box&) = default;
};

enum class GeometryKind : std::uint8_t { none, point, line, polygon };
const char* to_string(GeometryKind kind);

using Ring = std::span<const Coord>;

class Geometries {
  public:
    std::vector<Coord> coords;
    std::vector<std::uint32_t> ring_offsets{0};     // first coordinate of each ring, then the end
    std::vector<std::uint32_t> part_offsets{0};     // first ring of each part, then the end
    std::vector<std::uint32_t> feature_offsets{0};  // first part of each feature, then the end
    std::vector<GeometryKind> kinds;                // one a feature; none = null or empty

    std::size_t feature_count() const { return kinds.size(); }
    std::size_t part_count() const { return part_offsets.size() - 1; }
    std::size_t ring_count() const { return ring_offsets.size() - 1; }

    // Rings of feature i are ring_begin(i) .. ring_end(i), over all its parts.
    std::size_t ring_begin(std::size_t feature) const {
        return part_offsets[feature_offsets[feature]];
    }
    std::size_t ring_end(std::size_t feature) const {
        return part_offsets[feature_offsets[feature + 1]];
    }
    Ring ring(std::size_t i) const {
        return {coords.data() + ring_offsets[i], ring_offsets[i + 1] - ring_offsets[i]};
    }
    // All coordinates of a feature, ring after ring.
    std::span<const Coord> feature_coords(std::size_t feature) const;
    std::span<Coord> feature_coords(std::size_t feature);
    Box feature_box(std::size_t feature) const;
    Box box() const;

    // Building: coordinates are pushed to `coords`, then the ring, part and feature are closed.
    // Throw Error when a layer outgrows 2^32 coordinates.
    void end_ring();
    void end_part();
    void end_feature(GeometryKind kind);
    // A feature without geometry.
    void add_empty() { end_feature(GeometryKind::none); }
    // Copies feature i of another set to the end of this one.
    void append(const Geometries& other, std::size_t feature);
    // Moves everything of `other` behind this; used to join what threads have read.
    void append_all(const Geometries& other);
    // Makes room for `times` as much as `sample` holds.
    void reserve_like(const Geometries& sample, double times);
};

// Twice the signed area in the plane of the coordinates, relative to the first vertex; positive
// when counter-clockwise. The ring is closed.
double signed_area2(Ring ring);

}  // namespace zamin
