#include "print/seen_part.hpp"

#include <vector>

namespace zamin::print {

namespace {

// One side of the box: what lies at `at` or beyond it in the direction of `sign` is kept.
struct Side {
    double Coord::*axis;
    double at;
    double sign;

    double inside(Coord p) const { return sign * (p.*axis - at); }
};

std::vector<Coord> kept(const std::vector<Coord>& ring, const Side& side) {
    std::vector<Coord> result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Coord a = ring[i];
        const Coord b = ring[(i + 1) % ring.size()];
        const double from = side.inside(a);
        const double to = side.inside(b);
        if (from >= 0.0) {
            result.push_back(a);
        }
        if ((from >= 0.0) != (to >= 0.0)) {
            const double t = from / (from - to);
            result.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
        }
    }
    return result;
}

}  // namespace

// Rings are clipped one by one (Sutherland & Hodgman 1974): parts of a bent area stay joined along
// the box's edge, where no name is written.
measure::InnerPoint seen_inner_point(const Geometries& geometry, std::size_t feature,
                                     const Box& box) {
    const Side sides[] = {{&Coord::x, box.min_x, 1.0},
                          {&Coord::x, box.max_x, -1.0},
                          {&Coord::y, box.min_y, 1.0},
                          {&Coord::y, box.max_y, -1.0}};
    Geometries seen;
    for (std::size_t part = geometry.feature_offsets[feature];
         part < geometry.feature_offsets[feature + 1]; ++part) {
        bool any = false;
        for (std::size_t r = geometry.part_offsets[part]; r < geometry.part_offsets[part + 1];
             ++r) {
            const Ring ring = geometry.ring(r);
            std::vector<Coord> points(ring.begin(), ring.end() - (ring.empty() ? 0 : 1));
            for (const Side& side : sides) {
                points = kept(points, side);
            }
            if (points.size() >= 3) {
                points.push_back(points.front());
                seen.coords.insert(seen.coords.end(), points.begin(), points.end());
                seen.end_ring();
                any = true;
            } else if (r == geometry.part_offsets[part]) {
                break;  // without its outside a part has no holes either
            }
        }
        if (any) {
            seen.end_part();
        }
    }
    if (seen.coords.empty()) {
        return {};
    }
    seen.end_feature(GeometryKind::polygon);
    return measure::inner_point(seen, 0);
}

}  // namespace zamin::print
