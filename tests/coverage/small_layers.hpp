// Layers of boxes for tests of coverage.
#pragma once

#include <string>
#include <vector>

#include "core/layer.hpp"

namespace zamin::test {

// Coordinates in units of 0.001 degree from a point near Kulob.
inline std::vector<Coord> box(double x0, double y0, double x1, double y1) {
    std::vector<Coord> ring{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
    for (Coord& p : ring) {
        p = {69.78 + p.x * 1e-3, 37.91 + p.y * 1e-3};
    }
    return ring;
}

inline Layer empty_layer(const char* name, std::vector<std::string> columns) {
    Layer layer;
    layer.source = std::string(name) + ".gpkg";
    layer.name = name;
    layer.crs = Crs::wgs84();
    for (const std::string& column : columns) {
        layer.columns.emplace_back(column, ColumnType::text);
    }
    return layer;
}

inline void add(Layer& layer, const std::vector<Coord>& ring, std::vector<const char*> values) {
    if (ring.empty()) {
        layer.geometry.add_empty();
    } else {
        layer.geometry.coords.insert(layer.geometry.coords.end(), ring.begin(), ring.end());
        layer.geometry.end_ring();
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::polygon);
    }
    layer.feature_ids.push_back(static_cast<std::int64_t>(layer.size()) + 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i]) {
            layer.columns[i].push_text(values[i]);
        } else {
            layer.columns[i].push_null();
        }
    }
}

}  // namespace zamin::test
