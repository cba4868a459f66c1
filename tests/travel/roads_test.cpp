#include "travel/roads.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"

using namespace zamin;
using namespace zamin::travel;

namespace {

Layer layer_of(const std::vector<const char*>& columns,
               const std::vector<std::vector<const char*>>& rows) {
    Layer layer;
    layer.source = "roads.gpkg";
    layer.name = "roads";
    layer.crs = Crs::wgs84();
    for (const char* column : columns) {
        layer.columns.emplace_back(column, ColumnType::text);
    }
    for (const auto& row : rows) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(layer.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            layer.columns[i].push_text(row[i]);
        }
        layer.geometry.coords.insert(layer.geometry.coords.end(), {{0.0, 0.0}, {0.1, 0.0}});
        layer.geometry.end_ring();
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::line);
    }
    return layer;
}

std::vector<RoadPace> paces(const Layer& layer, Vehicle vehicle) {
    return roads_of(layer, {}, vehicle, RoadSpeeds::defaults()).paces;
}

}  // namespace

TEST_CASE("the role's columns: class, surface, one-way, own speed") {
    const Layer layer =
        layer_of({"class", "speed_km_h", "surface", "oneway"}, {{"primary", "70", "asphalt", "no"},
                                                                {"tertiary", "", "gravel", "yes"},
                                                                {"track", "15", "unpaved", "-1"},
                                                                {"secondary_link", "", "", ""},
                                                                {"path", "", "", ""}});
    const auto pickup = paces(layer, Vehicle::pickup);
    CHECK(pickup[0].forward_km_h == 70.0);
    CHECK(pickup[1].forward_km_h == doctest::Approx(32.0));
    CHECK(pickup[1].backward_km_h == 0.0);
    CHECK(pickup[2].forward_km_h == 0.0);
    CHECK(pickup[2].backward_km_h == 15.0);
    CHECK(pickup[3].backward_km_h == 50.0);
    CHECK(pickup[4].forward_km_h == 0.0);
    const auto lorry = paces(layer, Vehicle::lorry);
    CHECK(lorry[0].forward_km_h == doctest::Approx(70.0 * 50 / 60));
    const auto foot = paces(layer, Vehicle::on_foot);
    CHECK(foot[1].backward_km_h == 5.0);  // one-way roads bind vehicles
    CHECK(foot[4].forward_km_h == 5.0);
    CHECK(paces(layer, Vehicle::donkey_cart)[2].backward_km_h == 4.0);
}

TEST_CASE("OpenStreetMap's tags, in columns and in other_tags") {
    const Layer layer =
        layer_of({"highway", "other_tags"},
                 {{"primary", R"("maxspeed"=>"50","oneway"=>"yes","bridge"=>"yes")"},
                  {"residential", R"("maxspeed"=>"none","junction"=>"roundabout")"},
                  {"motorway", ""},
                  {"", R"("waterway"=>"river")"},
                  {"service", R"("access"=>"no")"},
                  {"service", R"("access"=>"no","motor_vehicle"=>"yes")"},
                  {"trunk", R"("maxspeed"=>"30 mph")"}});
    const auto pickup = paces(layer, Vehicle::pickup);
    CHECK(pickup[0].forward_km_h == 50.0);
    CHECK(pickup[0].backward_km_h == 0.0);
    CHECK(pickup[0].bridge);
    CHECK(pickup[1].forward_km_h == 25.0);
    CHECK(pickup[1].backward_km_h == 0.0);
    CHECK(pickup[2].backward_km_h == 0.0);
    CHECK(pickup[3].forward_km_h == 0.0);
    CHECK(pickup[4].forward_km_h == 0.0);
    CHECK(pickup[5].forward_km_h == 20.0);
    CHECK(pickup[6].forward_km_h == doctest::Approx(48.28032));
    CHECK(tag_of(R"("name"=>"a \"b\"","x"=>"1")", "name") == R"(a "b")");
    CHECK(tag_of("", "x").empty());
}

TEST_CASE("speeds can be edited, and are checked") {
    const Layer table =
        layer_of({"class", "on_foot", "donkey_cart", "motorcycle", "pickup", "lorry"},
                 {{"track", "4", "3", "12", "9", "6"}});
    const RoadSpeeds speeds = RoadSpeeds::from_table(table);
    CHECK(speed_km_h({"track", "", 0.0, 0.0}, Vehicle::pickup, speeds) == 9.0);
    CHECK(speed_km_h({"primary", "", 0.0, 0.0}, Vehicle::pickup, speeds) == 60.0);
    const Layer wrong =
        layer_of({"class", "on_foot", "donkey_cart", "motorcycle", "pickup", "lorry"},
                 {{"track", "4", "3", "-12", "9", "6"}});
    CHECK_THROWS_WITH_AS(
        RoadSpeeds::from_table(wrong),
        "roads.gpkg: class 'track' has '-12' km/h for motorcycle; expected 0 to 150", UsageError);
    CHECK_THROWS_AS(RoadSpeeds::from_table(layer_of({"class"}, {{"track"}})), UsageError);
    CHECK_THROWS_AS(vehicle_from("bus"), UsageError);
    CHECK(vehicle_from("donkey_cart") == Vehicle::donkey_cart);
}

TEST_CASE("a layer without lines or without a system is refused") {
    Layer layer = layer_of({"class"}, {{"primary"}});
    layer.crs = {};
    CHECK_THROWS_AS(paces(layer, Vehicle::pickup), Error);
    layer.crs = Crs::wgs84();
    layer.geometry.kinds[0] = GeometryKind::polygon;
    CHECK_THROWS_WITH_AS(paces(layer, Vehicle::pickup),
                         "roads.gpkg: layer 'roads' has no lines; expected roads as lines", Error);
}
