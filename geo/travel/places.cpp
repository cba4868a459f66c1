#include "travel/places.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "measure/inner_point.hpp"

namespace zamin::travel {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// The exterior ring with the largest area.
Ring largest_ring(const Geometries& geometries, std::size_t feature) {
    Ring largest;
    double largest_area2 = -1.0;
    for (auto part = geometries.feature_offsets[feature];
         part < geometries.feature_offsets[feature + 1]; ++part) {
        const Ring ring = geometries.ring(geometries.part_offsets[part]);
        const double area2 = std::abs(signed_area2(ring));
        if (area2 > largest_area2) {
            largest_area2 = area2;
            largest = ring;
        }
    }
    return largest;
}

// Relative to the first vertex: far from the origin the products would lose the plot's own size.
Coord centroid(Ring ring) {
    const Coord base = ring.front();
    double area2 = 0.0;
    Coord sum;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Coord a{ring[i - 1].x - base.x, ring[i - 1].y - base.y};
        const Coord b{ring[i].x - base.x, ring[i].y - base.y};
        const double cross = a.x * b.y - b.x * a.y;
        area2 += cross;
        sum.x += (a.x + b.x) * cross;
        sum.y += (a.y + b.y) * cross;
    }
    return {base.x + sum.x / (3.0 * area2), base.y + sum.y / (3.0 * area2)};
}

Coord place_of(const Geometries& geometries, std::size_t feature) {
    const std::span<const Coord> coords = geometries.feature_coords(feature);
    if (coords.empty()) {
        return {nan, nan};
    }
    switch (geometries.kinds[feature]) {
        case GeometryKind::point:
            return coords.front();
        case GeometryKind::line:
            return coords[coords.size() / 2];
        case GeometryKind::polygon: {
            const Coord middle = centroid(largest_ring(geometries, feature));
            return inside_polygon(geometries, feature, middle)
                       ? middle
                       : measure::inner_point(geometries, feature).p;
        }
        case GeometryKind::none:
            break;
    }
    return {nan, nan};
}

void to_wgs84(const Crs& crs, std::span<Coord> points) {
    if (crs.same_as(Crs::wgs84())) {
        return;
    }
    const Transformation to_degrees(crs, Crs::wgs84());
    to_degrees.apply(points);
    for (Coord& p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            p = {nan, nan};
        }
    }
}

}  // namespace

// By the number of edges that a ray to the right crosses.
bool inside_polygon(const Geometries& geometries, std::size_t feature, Coord p) {
    bool in = false;
    for (auto r = geometries.ring_begin(feature); r < geometries.ring_end(feature); ++r) {
        const Ring ring = geometries.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Coord a = ring[i - 1];
            const Coord b = ring[i];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) {
                in = !in;
            }
        }
    }
    return in;
}

std::vector<Coord> places(const Layer& layer, Progress& progress) {
    std::vector<Coord> points(layer.size(), Coord{nan, nan});
    if (layer.geometry.coords.empty()) {
        return points;
    }
    if (!layer.crs.known()) {
        throw error("{}: layer '{}' has no coordinate system, so that its places are not known",
                    layer.source, layer.name);
    }
    constexpr std::size_t chunk = 16384;
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, points.size(), chunk), [&](const auto& range) {
            progress.check();
            for (std::size_t i = range.begin(); i < range.end(); ++i) {
                points[i] = place_of(layer.geometry, i);
            }
            to_wgs84(layer.crs, std::span(points).subspan(range.begin(), range.size()));
        });
    return points;
}

}  // namespace zamin::travel
