#include "print/parcel_map.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "measure/inner_point.hpp"
#include "print/legend.hpp"
#include "print/page_theme.hpp"
#include "print/scale.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

void number_ring(Ring ring, const Transformation& to_degrees, std::vector<ParcelCorner>& corners) {
    std::vector<Coord> points(ring.begin(), ring.end() - 1);
    if (signed_area2(ring) > 0.0) {
        std::reverse(points.begin(), points.end());  // clockwise, as one walks it on a plan
    }
    const auto north = std::max_element(
        points.begin(), points.end(),
        [](const Coord& a, const Coord& b) { return a.y != b.y ? a.y < b.y : a.x > b.x; });
    std::rotate(points.begin(), north, points.end());
    for (const Coord& p : points) {
        corners.push_back({static_cast<int>(corners.size()) + 1, p, to_degrees.apply(p)});
    }
}

MapLayer corners_layer(const std::vector<ParcelCorner>& corners, const text::Catalogue& words) {
    auto points = std::make_shared<Geometries>();
    MapLayer layer;
    layer.name = words.tr("Numbered corners");
    layer.point_mm = 1.3;
    layer.fills = {Fill{theme().ink}};
    layer.outline = theme().raised;
    for (const ParcelCorner& corner : corners) {
        points->coords.push_back(corner.at_m);
        points->end_ring();
        points->end_part();
        points->end_feature(GeometryKind::point);
        MapName name;
        name.text = std::to_string(corner.number);
        name.at_m = corner.at_m;
        name.kind = style::LabelKind::place;
        name.priority = 1e9 - corner.number;
        name.essential = true;
        name.size_pt = 8.0;
        name.bold = true;
        name.sign_mm = layer.point_mm;
        layer.names.push_back(std::move(name));
    }
    layer.geometry = std::move(points);
    return layer;
}

// Plots around, outlined; the neighbours among them with their labels.
MapLayer plots_around(const WorldLayer& plots, const text::Catalogue& words) {
    MapLayer layer;
    layer.name = words.tr("Plots");
    layer.geometry = plots.geometry;
    layer.boxes = plots.boxes;
    layer.fills = {Fill{theme().raised}};
    layer.outline = theme().muted;
    layer.outline_mm = 0.2;
    return layer;
}

void add_neighbours(const std::vector<ParcelNeighbour>& neighbours, MapLayer& to) {
    for (const ParcelNeighbour& neighbour : neighbours) {
        MapName name;
        name.text = neighbour.label;
        name.at_m = measure::inner_point(*neighbour.geometry, neighbour.feature).p;
        name.feature = neighbour.feature;
        name.kind = style::LabelKind::movable_area;
        // In the order given, so that of two names in one place the nearer plot's stays.
        name.priority = (neighbour.adjoins ? 6e8 : 5e8) - static_cast<double>(to.names.size());
        name.essential = neighbour.adjoins;
        name.size_pt = 7.0;
        to.names.push_back(std::move(name));
    }
}

MapLayer parcel_layer(std::shared_ptr<const Geometries> parcel, std::size_t feature,
                      std::string name) {
    MapLayer layer = map_layer(
        style::layer_style("parcels", GeometryKind::polygon, theme(), static_cast<float>(mm_per_px),
                           style::near_metres_per_px, std::nullopt),
        parcel);
    layer.name = std::move(name);
    layer.classes.assign(parcel->feature_count(), 255);
    layer.classes[feature] = 0;
    layer.outline_mm = 0.6;
    layer.keeps_clear = true;
    return layer;
}

}  // namespace

ParcelMap parcel_map(const World& world, std::shared_ptr<const Geometries> parcel,
                     std::size_t feature, const std::vector<ParcelNeighbour>& neighbours,
                     const char* called, const text::Catalogue& words, SizeMm frame_mm) {
    if (feature >= parcel->feature_count() || parcel->kinds[feature] != GeometryKind::polygon) {
        throw error("Feature {} of the parcels is not a polygon, so that it has no map.", feature);
    }
    ParcelMap result;
    const Transformation to_degrees(world.crs, geographic_base(world.crs));
    for (std::size_t part = parcel->feature_offsets[feature];
         part < parcel->feature_offsets[feature + 1]; ++part) {
        number_ring(parcel->ring(parcel->part_offsets[part]), to_degrees, result.corners);
    }
    PageMap& map = result.map;
    map.crs = world.crs;
    map.extent_m = with_room(parcel->feature_box(feature));
    const Box seen_m = box_shown(map.extent_m, frame_mm);
    BaseMap base = base_map(world, seen_m, expected_scale(map.extent_m, {}), words);
    map.layers = std::move(base.below);
    if (const WorldLayer* plots = world.find("plots")) {
        map.layers.insert(map.layers.begin(), plots_around(*plots, words));
        add_neighbours(neighbours, map.layers.front());
    }
    for (MapLayer& layer : base.above) {
        map.layers.push_back(std::move(layer));
    }
    map.layers.push_back(parcel_layer(parcel, feature, words.tr(called)));
    map.layers.push_back(corners_layer(result.corners, words));
    result.legend = {sign_legend(map, seen_m, words)};
    return result;
}

SheetTable corner_table(const ParcelMap& parcel, const text::Catalogue& words) {
    const text::Language language = words.language();
    SheetTable table;
    table.columns = {{words.tr("No."), true},
                     {words.tr("Easting, m"), true},
                     {words.tr("Northing, m"), true},
                     {words.tr("Latitude, °"), true},
                     {words.tr("Longitude, °"), true}};
    for (const ParcelCorner& corner : parcel.corners) {
        table.rows.push_back({std::to_string(corner.number),
                              text::number(corner.at_m.x, 1, language),
                              text::number(corner.at_m.y, 1, language),
                              text::number(corner.lonlat_deg.y, 6, language),
                              text::number(corner.lonlat_deg.x, 6, language)});
    }
    return table;
}

}  // namespace zamin::print
