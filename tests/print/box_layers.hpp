// Layers of boxes side by side, in degrees, for worlds worked out by hand.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/layer.hpp"
#include "coverage/coverage.hpp"
#include "print/world.hpp"

namespace zamin::print {

// A box of degrees with its south-west corner there.
inline void add_box(Layer& layer, double lon, double lat, double side) {
    for (const Coord p : {Coord{lon, lat},
                          {lon + side, lat},
                          {lon + side, lat + side},
                          {lon, lat + side},
                          {lon, lat}}) {
        layer.geometry.coords.push_back(p);
    }
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(GeometryKind::polygon);
    layer.feature_ids.push_back(static_cast<std::int64_t>(layer.feature_ids.size()) + 1);
}

inline std::shared_ptr<Layer> boxes(const char* name, const char* column,
                                    const std::vector<std::string>& values, double side,
                                    double step = 0.2) {
    auto layer = std::make_shared<Layer>();
    layer->name = layer->source = name;
    layer->crs = Crs::wgs84();
    layer->columns.emplace_back(column, ColumnType::text);
    for (std::size_t i = 0; i < values.size(); ++i) {
        add_box(*layer, 69.0 + step * static_cast<double>(i), 37.8, side);
        layer->columns[0].push_text(values[i]);
    }
    return layer;
}

inline std::shared_ptr<Layer> points(const char* column,
                                     const std::vector<std::pair<std::string, Coord>>& places) {
    auto layer = std::make_shared<Layer>();
    layer->name = layer->source = column;
    layer->crs = Crs::wgs84();
    layer->columns.emplace_back(column, ColumnType::text);
    for (const auto& [value, at] : places) {
        layer->geometry.coords.push_back(at);
        layer->geometry.end_ring();
        layer->geometry.end_part();
        layer->geometry.end_feature(GeometryKind::point);
        layer->feature_ids.push_back(static_cast<std::int64_t>(layer->feature_ids.size()) + 1);
        layer->columns[0].push_text(value);
    }
    return layer;
}

inline WorldLayer world_layer(const char* role, std::shared_ptr<const Layer> layer) {
    WorldLayer result;
    result.role = role;
    result.layer = std::move(layer);
    return result;
}

// One district, Kulob, with these plots, and a coverage of it in which nothing was counted yet.
struct Kulob {
    explicit Kulob(std::shared_ptr<const Layer> plots)
        : world(make_world({world_layer("districts", boxes("d", "name", {"Kulob"}, 1.0)),
                            world_layer("plots", std::move(plots))})) {
        coverage.options.district_name_column = "name";
    }

    World world;
    coverage::Coverage coverage;
};

}  // namespace zamin::print
