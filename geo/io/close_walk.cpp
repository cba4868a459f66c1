#include "io/close_walk.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace zamin::io {

namespace {

double distance_m(Coord a, Coord b, double metres_per_unit) {
    if (metres_per_unit > 0.0) {
        return std::hypot(b.x - a.x, b.y - a.y) * metres_per_unit;
    }
    constexpr double metres_per_degree = 111320.0;  // of a meridian, and of the equator
    const double narrowing = std::cos((a.y + b.y) / 2.0 * std::numbers::pi / 180.0);
    return std::hypot((b.x - a.x) * narrowing, b.y - a.y) * metres_per_degree;
}

double length_m(const std::vector<Coord>& line, double metres_per_unit) {
    double sum_m = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum_m += distance_m(line[i - 1], line[i], metres_per_unit);
    }
    return sum_m;
}

// Vertices that follow themselves are a walker who stood still.
std::vector<Coord> without_repeats(Ring line) {
    std::vector<Coord> points(line.begin(), line.end());
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

}  // namespace

ClosedWalk close_walks(Geometries& geometries, const GeometryMark& from, double metres_per_unit) {
    ClosedWalk result;
    std::vector<std::vector<Coord>> rings;
    for (std::size_t r = from.rings - 1; r < geometries.ring_count(); ++r) {
        std::vector<Coord> ring = without_repeats(geometries.ring(r));
        const std::size_t different =
            ring.size() - (ring.size() > 1 && ring.front() == ring.back());
        if (different < 3) {
            return result;
        }
        const double gap_m = distance_m(ring.back(), ring.front(), metres_per_unit);
        const double walk_m = length_m(ring, metres_per_unit);
        if (rings.empty() || gap_m > result.gap_m) {
            result.gap_m = gap_m;
            result.walk_m = walk_m;
        }
        if (gap_m > std::max(closing_gap_m, closing_gap_share * walk_m)) {
            return result;
        }
        if (ring.front() != ring.back()) {
            ring.push_back(ring.front());
        }
        rings.push_back(std::move(ring));
    }
    take_back(geometries, from);
    for (const auto& ring : rings) {
        geometries.coords.insert(geometries.coords.end(), ring.begin(), ring.end());
        geometries.end_ring();
        geometries.end_part();
    }
    result.closed = !rings.empty();
    return result;
}

}  // namespace zamin::io
