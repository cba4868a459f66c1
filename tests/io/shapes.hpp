// Small layers for tests of writing and reading.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/layer.hpp"

namespace zamin::test {

using Vertices = std::vector<Coord>;

inline void add_ring(Geometries& all, const Vertices& ring) {
    all.coords.insert(all.coords.end(), ring.begin(), ring.end());
    all.end_ring();
}

inline void add_polygon(Geometries& all, const std::vector<Vertices>& rings) {
    for (const Vertices& ring : rings) {
        add_ring(all, ring);
    }
    all.end_part();
    all.end_feature(GeometryKind::polygon);
}

inline void add_points(Geometries& all, const Vertices& points) {
    for (const Coord p : points) {
        add_ring(all, {p});
        all.end_part();
    }
    all.end_feature(GeometryKind::point);
}

inline void add_line(Geometries& all, const Vertices& vertices) {
    add_ring(all, vertices);
    all.end_part();
    all.end_feature(GeometryKind::line);
}

inline Vertices square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

// Ids 1, 2, 3 ... for every geometry.
inline Layer layer_of(std::string name, Geometries geometry, const char* crs = "EPSG:4326") {
    Layer layer;
    layer.source = "memory";
    layer.name = std::move(name);
    layer.crs = Crs::parse(crs);
    layer.geometry = std::move(geometry);
    for (std::size_t i = 0; i < layer.geometry.feature_count(); ++i) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(i) + 1);
    }
    return layer;
}

}  // namespace zamin::test
