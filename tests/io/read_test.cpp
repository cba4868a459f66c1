// Reading through GDAL: small files written here as text.
#include "io/read.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "io/write.hpp"

using zamin::Coord;
using zamin::GeometryKind;
using zamin::Layer;
using zamin::Progress;
using zamin::io::read_layer;
using zamin::io::ReadOptions;
using zamin::io::ReadResult;
using zamin::io::Repair;
using zamin::io::SourceName;

namespace fs = std::filesystem;

namespace {

class Folder {
  public:
    Folder() : m_path(fs::temp_directory_path() / ("zamin-read-" + std::to_string(s_next++))) {
        fs::remove_all(m_path);
        fs::create_directories(m_path);
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string file(const std::string& name, const std::string& text) const {
        const fs::path path = m_path / name;
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }
    std::string path(const std::string& name) const { return (m_path / name).string(); }

  private:
    static inline int s_next = 0;
    fs::path m_path;
};

std::string geojson(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

std::string feature(const std::string& geometry, const std::string& properties = "{}") {
    return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string polygon(const std::string& rings) {
    return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
}

const std::string square = "[[69,38],[69,38.001],[69.001,38.001],[69.001,38],[69,38]]";
const std::string bow_tie = "[[69,38],[69.002,38.002],[69.002,38],[69,38.002],[69,38]]";

ReadResult read(const std::string& source, const ReadOptions& options = {}) {
    Progress progress;
    return read_layer(SourceName::parse(source), options, progress);
}

ReadOptions polygons() {
    ReadOptions options;
    options.expect = GeometryKind::polygon;
    return options;
}

}  // namespace

TEST_CASE("rows, columns and geometry arrive; nothing is lost on the way") {
    const Folder folder;
    const auto path = folder.file(
        "plots.geojson",
        geojson(
            feature(polygon(square), R"({"id":1,"crop":"шолӣ","ha":0.5,"on":"2018-05-03"})") + "," +
            feature("null", R"({"id":2,"crop":null,"ha":null})") + "," +
            feature(R"({"type":"Polygon","coordinates":[]})", R"({"id":3})") + "," +
            feature(R"({"type":"MultiPolygon","coordinates":[[)" + square + "]]}", R"({"id":4})")));
    const ReadResult result = read(path);
    const Layer& layer = result.layer;
    REQUIRE(layer.size() == 4);
    CHECK(layer.crs.code() == "EPSG:4326");
    CHECK(layer.column("crop").text(0) == "шолӣ");
    CHECK(layer.column("crop").is_null(1));
    CHECK(layer.column("ha").number(0) == 0.5);
    CHECK(layer.column("on").text(0) == "2018-05-03");
    CHECK(layer.geometry.kinds[0] == GeometryKind::polygon);
    CHECK(layer.geometry.kinds[1] == GeometryKind::none);
    CHECK(layer.geometry.kinds[3] == GeometryKind::polygon);
    // The source's ring runs clockwise.
    CHECK(zamin::signed_area2(layer.geometry.ring(0)) > 0.0);
    CHECK(result.report.rows_read == 4);
    CHECK(result.report.without_geometry == 2);
    REQUIRE(result.report.problems.size() == 2);
    CHECK(result.report.problems[0].problem == "null geometry");
    CHECK(result.report.problems[1].problem == "null geometry");
}

TEST_CASE("an invalid polygon is mended and named with its areas") {
    const Folder folder;
    const auto path = folder.file("walk.geojson", geojson(feature(polygon(bow_tie))));
    const ReadResult result = read(path, polygons());
    CHECK(result.report.repaired == 1);
    REQUIRE(result.report.problems.size() == 1);
    const auto& problem = result.report.problems[0];
    CHECK(problem.problem == "invalid polygon");
    CHECK(problem.detail.english() == "Self-intersection at 69.001 38.001");
    CHECK(problem.action.english() == "repaired");
    // The loops of a bow-tie cancel; mended, both count: 2 x 0.001 x 0.002 degrees squared / 2.
    CHECK(*problem.area_before_ha < 0.01);
    CHECK(*problem.area_after_ha == doctest::Approx(1.95).epsilon(0.01));
    ReadOptions untouched = polygons();
    untouched.repair = Repair::none;
    const ReadResult raw = read(path, untouched);
    CHECK(raw.report.repaired == 0);
    CHECK(raw.report.problems[0].action.english() == "left as it is");
}

TEST_CASE("curves are made of lines, Z is dropped, collections keep their polygons") {
    const Folder folder;
    const auto path = folder.file(
        "shapes.csv",
        "id,WKT\n"
        "1,\"CURVEPOLYGON(CIRCULARSTRING(69 38,69.001 38.001,69.002 38,69.001 37.999,69 38))\"\n"
        "2,\"POLYGON Z((69 38 900,69.001 38 910,69.001 38.001 905,69 38 900))\"\n"
        "3,\"GEOMETRYCOLLECTION(POINT(69 38),POLYGON((69 38,69.001 38,69.001 38.001,69 38)))\"\n"
        "4,POLYGON EMPTY\n");
    const ReadResult result = read(path);
    const auto& g = result.layer.geometry;
    REQUIRE(result.layer.size() == 4);
    CHECK(g.feature_coords(0).size() > 20);
    CHECK(g.feature_coords(1).size() == 4);
    CHECK(g.kinds[2] == GeometryKind::polygon);
    const bool told = std::any_of(result.report.problems.begin(), result.report.problems.end(),
                                  [](const auto& p) { return p.problem == "mixed geometry"; });
    CHECK(told);
    CHECK(g.kinds[3] == GeometryKind::none);
    CHECK(result.report.problems.back().problem == "empty geometry");
}

TEST_CASE("rows of another geometry stay as rows; a layer of nothing else is refused") {
    const Folder folder;
    const std::string line = R"({"type":"LineString","coordinates":[[69,38],[69.1,38]]})";
    const auto mixed =
        folder.file("mixed.geojson", geojson(feature(polygon(square)) + "," + feature(line)));
    const ReadResult result = read(mixed, polygons());
    CHECK(result.layer.size() == 2);
    CHECK(result.layer.geometry.kinds[1] == GeometryKind::none);
    CHECK(result.report.problems[0].problem == "wrong geometry type");
    const auto lines = folder.file("lines.geojson", geojson(feature(line)));
    CHECK_THROWS_WITH_AS(read(lines, polygons()), doctest::Contains("has no polygons"),
                         zamin::Error);
}

TEST_CASE("a missing CRS is assumed only where numbers can be degrees") {
    const Folder folder;
    const auto degrees = folder.file("d.csv", "id,WKT\n1,\"POINT(69.78 37.91)\"\n");
    const ReadResult assumed = read(degrees);
    CHECK(assumed.layer.crs.code() == "EPSG:4326");
    REQUIRE(assumed.report.problems.size() == 1);
    CHECK(assumed.report.problems[0].problem == "no coordinate system");
    const auto metres = folder.file("m.csv", "id,WKT\n1,\"POINT(568000 4196000)\"\n");
    CHECK_THROWS_WITH_AS(read(metres), doctest::Contains("--crs EPSG:32642"), zamin::Error);
    ReadOptions named;
    named.crs = "EPSG:32642";
    CHECK(read(metres, named).layer.crs.code() == "EPSG:32642");
    named.crs = "EPSG:4326";
    CHECK_THROWS_WITH_AS(read(metres, named), doctest::Contains("its numbers are not"),
                         zamin::Error);
    named.crs = "Kulob";
    CHECK_THROWS_WITH_AS(read(metres, named), doctest::Contains("'Kulob'"), zamin::Error);
}

TEST_CASE("a plot across the antimeridian is one plot") {
    const Folder folder;
    const auto path = folder.file(
        "far.geojson",
        geojson(feature(polygon(
            "[[179.999,38],[-179.999,38],[-179.999,38.001],[179.999,38.001],[179.999,38]]"))));
    const ReadResult result = read(path, polygons());
    CHECK(result.report.problems.at(0).problem == "crosses the antimeridian");
    CHECK(result.layer.geometry.box().width() == doctest::Approx(0.002));
}

TEST_CASE("by column and by feature, in one thread and in several, the same layer") {
    const Folder folder;
    std::string features;
    for (int i = 0; i < 40000; ++i) {
        const double x = 68.0 + 0.0001 * (i % 200);
        const double y = 37.0 + 0.0001 * (i / 200);
        const auto at = [&](double dx, double dy) {
            return "[" + std::to_string(x + dx) + "," + std::to_string(y + dy) + "]";
        };
        const bool crossed = i % 1000 == 7;
        const std::string ring = "[" + at(0, 0) + "," + at(9e-5, crossed ? 9e-5 : 0) + "," +
                                 at(9e-5, crossed ? 0 : 9e-5) + "," + at(0, 9e-5) + "," + at(0, 0) +
                                 "]";
        features +=
            (i ? "," : "") + feature(i % 500 == 3 ? "null" : polygon(ring),
                                     R"({"name":"p)" + std::to_string(i) + R"(","n":)" +
                                         (i % 7 ? std::to_string(i) : "null") + R"(,"ha":0.25})");
    }
    const ReadResult by_feature = read(folder.file("plots.geojson", geojson(features)));
    Progress progress;
    const Layer* layers[] = {&by_feature.layer};
    zamin::io::write_layers(layers, folder.path("plots.gpkg"), progress);
    for (const int threads : {1, 2}) {
        ReadOptions options;
        options.threads = threads;
        options.columns = {"n", "name"};
        const ReadResult by_column = read(folder.path("plots.gpkg"), options);
        const Layer& a = by_feature.layer;
        const Layer& b = by_column.layer;
        REQUIRE(b.size() == 40000);
        REQUIRE(b.columns.size() == 2);
        CHECK(b.geometry.coords == a.geometry.coords);
        CHECK(b.geometry.kinds == a.geometry.kinds);
        CHECK(b.geometry.feature_offsets == a.geometry.feature_offsets);
        bool same = true;
        for (std::size_t i = 0; i < a.size(); ++i) {
            same = same && a.column("n").text(i) == b.column("n").text(i) &&
                   a.column("name").text(i) == b.column("name").text(i);
        }
        CHECK(same);
        CHECK(by_column.report.without_geometry == 80);
    }
    CHECK(by_feature.report.repaired == 40);
}

TEST_CASE("sources that cannot be read say why") {
    const Folder folder;
    CHECK_THROWS_WITH_AS(read(folder.path("none.gpkg")), doctest::Contains("no such file"),
                         zamin::Error);
    CHECK_THROWS_WITH_AS(read(folder.file("empty.gpkg", "")), doctest::Contains("is empty"),
                         zamin::Error);
    CHECK_THROWS_WITH_AS(read(folder.file("note.txt", "Dear land committee")),
                         doctest::Contains("cannot be read as map data"), zamin::Error);
    const auto good = folder.file("good.geojson", geojson(feature(polygon(square), R"({"a":1})")));
    CHECK_THROWS_WITH_AS(read(good + "::plots"), doctest::Contains("its layers are: good"),
                         zamin::UsageError);
    ReadOptions options;
    options.columns = {"crop"};
    CHECK_THROWS_WITH_AS(read(good, options), doctest::Contains("its columns are: a"),
                         zamin::UsageError);
}

TEST_CASE("a GeoPackage cut off anywhere is refused or read, never half believed") {
    const Folder folder;
    const ReadResult small =
        read(folder.file("a.geojson", geojson(feature(polygon(square), R"({"name":"x"})"))));
    Progress progress;
    const Layer* layers[] = {&small.layer};
    zamin::io::write_layers(layers, folder.path("whole.gpkg"), progress);
    const auto size = fs::file_size(folder.path("whole.gpkg"));
    for (std::uintmax_t length = 512; length < size; length += 8192) {
        const std::string cut = folder.path("cut.gpkg");
        fs::copy_file(folder.path("whole.gpkg"), cut, fs::copy_options::overwrite_existing);
        fs::resize_file(cut, length);
        try {
            const std::size_t rows = read(cut).layer.size();
            CHECK(rows == 1);
        } catch (const zamin::Error& refused) {
            CHECK(std::string(refused.what()).find("cut.gpkg") != std::string::npos);
        }
    }
}
