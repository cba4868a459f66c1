// Shapes for tests, in the plane.
#pragma once

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "core/geometry.hpp"
#include "measure/zone_index.hpp"

namespace zamin::test {

// Adds a polygon of one part from its rings.
inline void add_polygon(Geometries& g, const std::vector<std::vector<Coord>>& rings) {
    for (const auto& ring : rings) {
        g.coords.insert(g.coords.end(), ring.begin(), ring.end());
        g.end_ring();
    }
    g.end_part();
    g.end_feature(GeometryKind::polygon);
}

inline std::vector<Coord> rectangle(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}

// Counter-clockwise, radii varying by `roughness`.
inline std::vector<Coord> star(Coord center, double radius, int vertices, double roughness,
                               std::mt19937_64& random) {
    std::uniform_real_distribution<double> wobble(1.0 - roughness, 1.0 + roughness);
    std::vector<Coord> ring;
    for (int i = 0; i < vertices; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / vertices;
        const double r = radius * wobble(random);
        ring.push_back({center.x + r * std::cos(angle), center.y + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

// Every feature a zone of its own.
inline std::vector<std::optional<measure::ZoneId>> one_each(const Geometries& polygons) {
    std::vector<std::optional<measure::ZoneId>> zones;
    for (measure::ZoneId i = 0; i < polygons.feature_count(); ++i) {
        zones.emplace_back(i);
    }
    return zones;
}

}  // namespace zamin::test
