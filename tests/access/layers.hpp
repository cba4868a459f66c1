// Layers written out by hand.
#pragma once

#include <string>
#include <vector>

#include "core/layer.hpp"

namespace zamin::test {

// A table as text: a row of names, then rows; blanks are nulls.
inline Layer table(const char* name, std::vector<std::vector<std::string>> rows) {
    Layer layer;
    layer.source = std::string(name) + ".csv";
    layer.name = name;
    for (const std::string& column : rows.front()) {
        layer.columns.emplace_back(column, ColumnType::text);
    }
    for (std::size_t r = 1; r < rows.size(); ++r) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(r));
        layer.geometry.add_empty();
        for (std::size_t c = 0; c < layer.columns.size(); ++c) {
            const std::string text = c < rows[r].size() ? rows[r][c] : "";
            text.empty() ? layer.columns[c].push_null() : layer.columns[c].push_text(text);
        }
    }
    return layer;
}

// A layer of shapes to come, in degrees.
inline void clear_shapes(Layer& layer) {
    layer.crs = Crs::wgs84();
    layer.geometry = {};
}

// Puts points on the rows of a table.
inline void place(Layer& layer, const std::vector<Coord>& points) {
    clear_shapes(layer);
    for (const Coord p : points) {
        layer.geometry.coords.push_back(p);
        layer.geometry.end_ring();
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::point);
    }
}

// Units of 0.001 degree from 69 E, 37 N.
inline Coord at_unit(double x, double y) {
    return {69.0 + x * 1e-3, 37.0 + y * 1e-3};
}

inline void add_path(Layer& layer, const std::vector<Coord>& units, GeometryKind kind) {
    for (const Coord p : units) {
        layer.geometry.coords.push_back(at_unit(p.x, p.y));
    }
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(kind);
}

inline void add_box(Layer& layer, double x0, double y0, double x1, double y1) {
    add_path(layer, {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, GeometryKind::polygon);
}

inline void add_line(Layer& layer, const std::vector<Coord>& units) {
    add_path(layer, units, GeometryKind::line);
}

}  // namespace zamin::test
