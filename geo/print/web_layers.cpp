#include "print/web_layers.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "coverage/summary.hpp"
#include "print/crop_fills.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

using Json = nlohmann::ordered_json;

// A metre, as a page on a phone needs it.
double rounded(double degrees) {
    return std::round(degrees * 1e5) / 1e5;
}

// A ring without vertices closer than `step_m` to the one before.
Json ring_json(Ring ring, double step_m, const Transformation& to_degrees) {
    Json out = Json::array();
    Coord last{};
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const bool keep = i == 0 || i + 1 == ring.size() ||
                          std::hypot(ring[i].x - last.x, ring[i].y - last.y) >= step_m;
        if (keep) {
            const Coord p = to_degrees.apply(ring[i]);
            out.push_back({rounded(p.x), rounded(p.y)});
            last = ring[i];
        }
    }
    return out;
}

Json geometry_json(const Geometries& g, std::size_t feature, double step_m,
                   const Transformation& to_degrees) {
    if (g.kinds[feature] == GeometryKind::point) {
        const Coord p = to_degrees.apply(g.feature_coords(feature).front());
        return {{"type", "Point"}, {"coordinates", {rounded(p.x), rounded(p.y)}}};
    }
    Json parts = Json::array();
    for (std::size_t part = g.feature_offsets[feature]; part < g.feature_offsets[feature + 1];
         ++part) {
        Json rings = Json::array();
        for (std::size_t r = g.part_offsets[part]; r < g.part_offsets[part + 1]; ++r) {
            rings.push_back(ring_json(g.ring(r), step_m, to_degrees));
        }
        parts.push_back(std::move(rings));
    }
    return {{"type", "MultiPolygon"}, {"coordinates", std::move(parts)}};
}

// Properties of a row, null to leave it out.
using Properties = std::function<Json(std::size_t)>;

std::string collection(const WorldLayer& layer, const Crs& crs, double step_m,
                       const Properties& properties) {
    const Transformation to_degrees(crs, Crs::wgs84());
    Json features = Json::array();
    for (std::size_t row = 0; row < layer.layer->size(); ++row) {
        const GeometryKind kind = layer.geometry->kinds[row];
        Json said =
            kind == GeometryKind::point || kind == GeometryKind::polygon ? properties(row) : Json();
        if (!said.is_null()) {
            features.push_back(
                {{"type", "Feature"},
                 {"properties", std::move(said)},
                 {"geometry", geometry_json(*layer.geometry, row, step_m, to_degrees)}});
        }
    }
    const Json all{{"type", "FeatureCollection"}, {"features", std::move(features)}};
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string web_colour(style::Colour c) {
    return fmt::format("#{:06x}", c.to_hex());
}

WebLayer district_layer(const CoverageMap& map, const WorldLayer& districts,
                        const text::Catalogue& words) {
    const Column* names = districts.layer->find_column(map.coverage->options.district_name_column);
    WebLayer layer;
    layer.name = words.tr("Districts");
    layer.weight = 1.6;
    layer.opacity = 0.05;
    layer.frames = true;
    layer.geojson = collection(districts, map.world->crs, 60.0, [&](std::size_t row) {
        const std::string key = names == nullptr ? "" : names->text(row);
        const std::string shown = districts.name(row, words.language());
        Json rows = Json::array();
        for (const auto& r : coverage::of_district(*map.coverage, key).rows) {
            const std::string share =
                r.share_pct ? text::number(*r.share_pct, 1, words.language()) + " %" : "";
            rows.push_back({crop_name(r.crop, words),
                            words.tr("{0} ha", text::hectares(r.area_ha, words.language())) +
                                (share.empty() ? "" : ", " + share)});
        }
        return Json{{"title", shown.empty() ? key : shown}, {"rows", std::move(rows)}};
    });
    return layer;
}

WebLayer plot_layer(const CoverageMap& map, const WorldLayer& plots, const text::Catalogue& words) {
    const Column* crops = plots.layer->find_column(map.coverage->options.crop_column);
    WebLayer layer;
    layer.name = words.tr("Plots by crop");
    layer.weight = 0.6;
    layer.opacity = 0.85;
    layer.geojson = collection(plots, map.world->crs, 1.0, [&](std::size_t row) {
        const style::CropSlot slot = map.classes[row];
        if (slot >= style::crop_slots) {
            return Json();
        }
        Json said{{"title", crop_name(crops == nullptr ? "" : crops->text(row), words)}};
        if (slot == style::unknown_slot) {
            said["unknown"] = true;
        } else {
            said["colour"] = web_colour(crop_fill(slot).colour);
        }
        return said;
    });
    return layer;
}

}  // namespace

std::vector<WebLayer> coverage_web_layers(const CoverageMap& map, const text::Catalogue& words) {
    std::vector<WebLayer> layers;
    if (const WorldLayer* districts = map.world->find("districts")) {
        layers.push_back(district_layer(map, *districts, words));
    }
    const WorldLayer* plots = map.world->find("plots");
    if (plots != nullptr && plots->layer->size() <= most_web_plots) {
        layers.push_back(plot_layer(map, *plots, words));
    }
    if (const WorldLayer* centres = map.world->find("centres")) {
        WebLayer layer;
        layer.name = words.tr("Collection centres");
        layer.fill = "#1b1f24";
        layer.geojson = collection(*centres, map.world->crs, 0.0, [&](std::size_t row) {
            return Json{{"title", centres->name(row, words.language())}};
        });
        layers.push_back(std::move(layer));
    }
    return layers;
}

std::vector<WebLegendEntry> coverage_web_legend(const CoverageMap& map,
                                                const text::Catalogue& words) {
    std::vector<WebLegendEntry> legend;
    for (const style::LegendEntry& entry : map.scheme.legend) {
        std::string names;
        std::set<std::string> said;
        for (const std::string& crop : entry.crops) {
            const std::string name = crop_name(crop, words);
            if (said.insert(name).second) {
                names += (names.empty() ? "" : ", ") + name;
            }
        }
        legend.push_back(
            {entry.slot == style::other_slot ? words.tr("Other crops") : names,
             entry.slot == style::unknown_slot ? "" : web_colour(crop_fill(entry.slot).colour)});
    }
    return legend;
}

}  // namespace zamin::print
