// GeoJSON and CSV of layers, by their exact text.
#include <doctest/doctest.h>

#include <cmath>

#include "core/error.hpp"
#include "io/shapes.hpp"
#include "io/text_formats.hpp"
#include "io/write.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::TemporaryFolder;

namespace {

std::string written(const Layer& layer, const std::string& ending) {
    const TemporaryFolder folder;
    Progress progress;
    const Layer* one = &layer;
    io::write_layers({&one, 1}, folder / ("out" + ending), progress);
    CHECK(folder.names() == std::vector<std::string>{"out" + ending});
    return test::read_text(folder / ("out" + ending));
}

Layer two_rows() {
    Geometries shapes;
    // Clockwise on purpose: RFC 7946 wants exteriors counter-clockwise.
    test::add_polygon(shapes, {{{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}}});
    shapes.add_empty();
    Layer layer = test::layer_of("plots", shapes);
    Column& text = layer.columns.emplace_back("crop, \"main\"", ColumnType::text);
    text.push_text("rice, \"Osh\"\nlong");
    text.push_null();
    Column& real = layer.columns.emplace_back("ha", ColumnType::real);
    real.push_real(0.1);
    real.push_real(std::nan(""));
    Column& flag = layer.columns.emplace_back("irrigated", ColumnType::boolean);
    flag.push_integer(1);
    flag.push_null();
    Column& day = layer.columns.emplace_back("seen", ColumnType::date);
    day.push_text("2018-05-03");
    day.push_null();
    return layer;
}

}  // namespace

TEST_CASE("GeoJSON, whole") {
    CHECK(written(two_rows(), ".geojson") ==
          "{\n\"type\": \"FeatureCollection\",\n\"name\": \"plots\",\n\"features\": [\n"
          R"({"type":"Feature","id":1,"properties":{"crop, \"main\"":"rice, \"Osh\"\nlong",)"
          R"("ha":0.1,"irrigated":true,"seen":"2018-05-03"},"geometry":{"type":"Polygon",)"
          R"("coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}})"
          ",\n"
          R"({"type":"Feature","id":2,"properties":{"crop, \"main\"":null,"ha":null,)"
          R"("irrigated":null,"seen":null},"geometry":null})"
          "\n]\n}\n");
}

TEST_CASE("CSV with WKT, whole") {
    CHECK(written(two_rows(), ".csv") ==
          "WKT,\"crop, \"\"main\"\"\",ha,irrigated,seen\n"
          "\"POLYGON ((0 0,1 0,1 1,0 1,0 0))\",\"rice, \"\"Osh\"\"\nlong\",0.1,1,2018-05-03\n"
          ",,,,\n");
}

TEST_CASE("projected layers come out in degrees") {
    Geometries shapes;
    // The central meridian of zone 42 (69 E) has easting 500 km, the equator northing 0.
    test::add_points(shapes, {{500000.0, 0.0}});
    CHECK(written(test::layer_of("p", shapes, "EPSG:32642"), ".csv") == "WKT\nPOINT (69 0)\n");
}

TEST_CASE("geometry without a coordinate system, or out of its domain, is an error") {
    const TemporaryFolder folder;
    Geometries shapes;
    test::add_points(shapes, {{1.0, 2.0}});
    Layer layer = test::layer_of("p", shapes);
    layer.crs = Crs();
    const Layer* one = &layer;
    Progress progress;
    CHECK_THROWS_WITH_AS(io::write_layers({&one, 1}, folder / "out.geojson", progress),
                         doctest::Contains("layer 'p' has no coordinate system"), Error);
    layer.crs = Crs::parse("EPSG:32642");
    layer.geometry.coords[0] = {1e12, 1e12};
    CHECK_THROWS_WITH_AS(io::write_layers({&one, 1}, folder / "out.geojson", progress),
                         doctest::Contains("feature 1: a vertex lies outside"), Error);
    CHECK(folder.names().empty());
}

TEST_CASE("every kind as WKT and GeoJSON") {
    Geometries all;
    test::add_points(all, {{1, 2}});
    test::add_points(all, {{1, 2}, {3, 4.5}});
    test::add_line(all, {{0, 0}, {-1.25, 1e-10}});
    test::add_polygon(all, {test::square(0, 0, 9), test::square(1, 1, 1)});
    test::add_ring(all, test::square(0, 0, 1));
    all.end_part();
    test::add_ring(all, test::square(5, 5, 1));
    all.end_part();
    all.end_feature(GeometryKind::polygon);
    const auto wkt = [&](std::size_t i) {
        std::string out;
        io::append_wkt(out, all, i);
        return out;
    };
    const auto json = [&](std::size_t i) {
        std::string out;
        io::append_geojson_geometry(out, all, i);
        return out;
    };
    CHECK(wkt(0) == "POINT (1 2)");
    CHECK(wkt(1) == "MULTIPOINT (1 2,3 4.5)");
    CHECK(wkt(2) == "LINESTRING (0 0,-1.25 0)");
    CHECK(wkt(3) == "POLYGON ((0 0,9 0,9 9,0 9,0 0),(1 1,1 2,2 2,2 1,1 1))");
    CHECK(wkt(4) == "MULTIPOLYGON (((0 0,1 0,1 1,0 1,0 0)),((5 5,6 5,6 6,5 6,5 5)))");
    CHECK(json(0) == R"({"type":"Point","coordinates":[1,2]})");
    CHECK(json(1) == R"({"type":"MultiPoint","coordinates":[[1,2],[3,4.5]]})");
    CHECK(json(2) == R"({"type":"LineString","coordinates":[[0,0],[-1.25,0]]})");
    CHECK(json(4) == R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],)"
                     R"([[[5,5],[6,5],[6,6],[5,6],[5,5]]]]})");
}

TEST_CASE("degrees keep a tenth of a millimetre and no more") {
    const auto text = [](double value) {
        std::string out = "10,";
        io::append_degrees(out, value);
        return out.substr(3);
    };
    CHECK(text(68.123456789) == "68.123456789");
    CHECK(text(68.1234567894) == "68.123456789");
    CHECK(text(100.0) == "100");
    CHECK(text(-0.5) == "-0.5");
    CHECK(text(-1e-12) == "0");
}

TEST_CASE("a polygon across the antimeridian is cut in two") {
    Geometries all;
    test::add_polygon(all, {{{179, 0}, {181, 0}, {181, 1}, {179, 1}, {179, 0}}});
    std::string out;
    io::append_geojson_geometry(out, all, 0);
    CHECK(out.find("\"MultiPolygon\"") != std::string::npos);
    CHECK(out.find("181") == std::string::npos);
    CHECK(out.find("-179") != std::string::npos);
}

TEST_CASE("text that is not UTF-8 does not break GeoJSON") {
    std::string out;
    io::append_json_string(out, "caf\xE9");
    CHECK(out == "\"caf\xEF\xBF\xBD\"");
}
