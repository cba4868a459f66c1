// Small layers and sessions that can be checked by eye.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "viewer/loading.hpp"
#include "viewer/session.hpp"

namespace zamin::test {

struct Square {
    double x = 0.0;
    double y = 0.0;
    double side = 1.0;
    std::string text;  // of the column; "" = null
};

// Axis-parallel squares with one text column; ids count from 1.
inline Layer squares(const std::string& name, const std::string& column, const Crs& crs,
                     const std::vector<Square>& all) {
    Layer layer;
    layer.source = name + ".gpkg";
    layer.name = name;
    layer.crs = crs;
    layer.columns.emplace_back(column, ColumnType::text);
    for (const Square& s : all) {
        layer.geometry.coords.insert(layer.geometry.coords.end(), {{s.x, s.y},
                                                                   {s.x + s.side, s.y},
                                                                   {s.x + s.side, s.y + s.side},
                                                                   {s.x, s.y + s.side},
                                                                   {s.x, s.y}});
        layer.geometry.end_ring();
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::polygon);
        layer.feature_ids.push_back(static_cast<std::int64_t>(layer.feature_ids.size()) + 1);
        s.text.empty() ? layer.columns[0].push_null() : layer.columns[0].push_text(s.text);
    }
    return layer;
}

// As the workbench holds a layer after reading it, without a place on the map.
inline viewer::LoadedLayer loaded(Layer layer, viewer::LayerId id, const std::string& role) {
    viewer::LoadedLayer result;
    result.id = id;
    result.source.role = role;
    result.source.source.path = layer.source;
    result.title = viewer::layer_title(role, layer.name);
    result.layer = std::make_shared<const Layer>(std::move(layer));
    result.kind = viewer::main_kind(*result.layer);
    result.lonlat_deg = viewer::lonlat_box(*result.layer);
    result.report.rows_read = static_cast<std::int64_t>(result.layer->size());
    result.report.rows_kept = result.report.rows_read;
    if (role == "plots") {
        result.crops = viewer::crop_field(*result.layer, result.layer->columns[0].name);
    } else {
        result.use_names(result.layer->columns[0].name);
    }
    result.picker = std::make_shared<const viewer::Picker>(result.layer);
    return result;
}

}  // namespace zamin::test
