// Plane geometry for drawing a country: lines, rings and distances in metres (UTM zone 42 N).
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::sample {

using Path = std::vector<Coord>;

inline Coord operator+(Coord a, Coord b) {
    return {a.x + b.x, a.y + b.y};
}
inline Coord operator-(Coord a, Coord b) {
    return {a.x - b.x, a.y - b.y};
}
inline Coord operator*(Coord a, double f) {
    return {a.x * f, a.y * f};
}
inline Coord left_of(Coord v) {
    return {-v.y, v.x};
}
double length(Coord v);
inline double distance(Coord a, Coord b) {
    return length(b - a);
}
// Of length 1; (1, 0) for a vector of no length.
Coord unit(Coord v);

double path_length(std::span<const Coord> path);
// The point at `along_m` from the beginning, clamped to the path.
Coord point_at(std::span<const Coord> path, double along_m);
// Points every `step_m` or a little less; the ends stay.
Path resampled(std::span<const Coord> path, double step_m);
// Corner cutting (Chaikin 1974); the ends stay.
Path rounded(std::span<const Coord> path, int times);
// Midpoint displacement down to `step_m`: each halving moves the middle sideways by up to
// `roughness` times the length. The ends stay; the same line and seed give the same result.
Path wiggled(std::span<const Coord> path, double step_m, double roughness, std::uint64_t seed);
// The path moved sideways, to its left for positive distances, smoothed over bends.
Path offset_path(std::span<const Coord> path, double left_m);

// Signed area in m2 of a closed ring, positive when counter-clockwise.
double plane_area_m2(std::span<const Coord> ring);
bool inside(std::span<const Coord> ring, Coord p);
double distance_to_segment(Coord p, Coord a, Coord b);

// Line segments in a grid of cells, each with a clearance of its own.
class SegmentIndex {
  public:
    // clearance_m: how near something may come.
    void add(std::span<const Coord> path, double clearance_m);
    // No segment is nearer than its clearance and `extra_m` more; both together at most 500 m.
    bool clear(Coord p, double extra_m = 0.0) const;
    // To the nearest segment within 4 km; 1e9 if there is none.
    double distance_to(Coord p) const;
    // The direction (unit vector) that lines within 1.5 km share, near ones first; east if none.
    Coord trend(Coord p) const;

  private:
    struct Segment {
        Coord a, b;
        double clearance_m;
    };
    using Cell = std::pair<int, int>;
    static Cell cell_of(Coord p);
    void visit(Coord p, int cells, auto&& visitor) const;

    std::map<Cell, std::vector<Segment>> m_cells;
};

}  // namespace zamin::sample
