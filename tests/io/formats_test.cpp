// Data as other programs leave it: formats, archives and folders.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/error.hpp"
#include "io/gdal_files.hpp"
#include "io/read.hpp"
#include "measure/area.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;
using namespace zamin;
using test::TemporaryFolder;
using test::write_text;

namespace {

io::ReadResult read(const std::string& path, GeometryKind expect, const std::string& layer = "") {
    Progress progress;
    io::ReadOptions options;
    options.expect = expect;
    return io::read_layer({path, layer}, options, progress);
}

// 0.001 by 0.001 degrees at 38 N: 111.0 m by 87.8 m, 0.975 ha.
void write_plot(const fs::path& file) {
    write_text(file,
               R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
               R"("properties":{"crop":"шолӣ","ha":0.97},"geometry":{"type":"Polygon",)"
               R"("coordinates":[[[69,38],[69.001,38],[69.001,38.001],[69,38.001],[69,38]]]}}]})");
}

double area_ha(const Layer& layer) {
    return measure::feature_area_m2(layer.geometry, 0, layer.crs.ellipsoid()) / measure::m2_per_ha;
}

void check_plot(const io::ReadResult& result) {
    REQUIRE(result.layer.size() == 1);
    REQUIRE(result.layer.geometry.kinds[0] == GeometryKind::polygon);
    CHECK(area_ha(result.layer) == doctest::Approx(0.975).epsilon(0.002));
}

std::string sentence(const std::string& path, GeometryKind expect = GeometryKind::none,
                     const std::string& layer = "") {
    try {
        read(path, expect, layer);
    } catch (const Error& refusal) {
        return refusal.what();
    }
    return "opened";
}

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("formats of other programs are read as they are written") {
    const TemporaryFolder folder;
    write_plot(folder / "plot.geojson");
    struct Format {
        const char* name;
        const char* driver;
        bool has_crop = true;
    };
    for (const Format& format :
         {Format{"plot.tab", "MapInfo File"}, Format{"plot.shp", "ESRI Shapefile"},
          Format{"plot.kml", "LIBKML"}, Format{"plot.kmz", "LIBKML"},
          Format{"plot.gdb", "OpenFileGDB"}, Format{"plot.fgb", "FlatGeobuf"},
          Format{"plot.gpkg", "GPKG"}, Format{"plot.gml", "GML"}}) {
        CAPTURE(format.driver);
        if (!test::convert(folder / "plot.geojson", folder / format.name,
                           {"-f", format.driver, "-lco", "ENCODING=UTF-8"})) {
            MESSAGE("skipped: this GDAL does not write " << format.driver);
            continue;
        }
        const io::ReadResult result = read((folder / format.name).string(), GeometryKind::polygon);
        check_plot(result);
        CHECK(result.layer.column("crop").text(0) == "шолӣ");
    }
}

TEST_CASE("outlines of a drawing are closed to polygons; its texts are said to be none") {
    const TemporaryFolder folder;
    write_plot(folder / "plot.geojson");
    if (!test::convert(folder / "plot.geojson", folder / "plot.dxf",
                       {"-f", "DXF", "-skipfailures"})) {
        MESSAGE("skipped: this GDAL does not write DXF");
        return;
    }
    check_plot(read((folder / "plot.dxf").string(), GeometryKind::polygon));
}

TEST_CASE("topologies are read as the shapes that they describe") {
    const TemporaryFolder folder;
    write_text(
        folder / "plot.topojson",
        R"({"type":"Topology","objects":{"plots":{"type":"GeometryCollection","geometries":[)"
        R"({"type":"Polygon","arcs":[[0]],"properties":{"crop":"rice"}}]}},)"
        R"("arcs":[[[69,38],[69.001,38],[69.001,38.001],[69,38.001],[69,38]]]})");
    check_plot(read((folder / "plot.topojson").string(), GeometryKind::polygon, "plots"));
}

TEST_CASE("shapefiles in zips: in nested folders, several, without index or system") {
    const TemporaryFolder folder;
    write_plot(folder / "plot.geojson");
    REQUIRE(test::convert(folder / "plot.geojson", folder / "plot.shp", {"-f", "ESRI Shapefile"}));
    const auto part = [&](const char* ending) {
        return test::read_text(folder / (std::string("plot") + ending));
    };
    const std::string shp = part(".shp"), shx = part(".shx"), dbf = part(".dbf"),
                      prj = part(".prj");
    test::write_zip(folder / "nested.zip", {{"a/b/plot.shp", shp},
                                            {"a/b/plot.shx", shx},
                                            {"a/b/plot.dbf", dbf},
                                            {"a/b/plot.prj", prj},
                                            {"readme.txt", "hello"}});
    check_plot(read((folder / "nested.zip").string(), GeometryKind::polygon));

    test::write_zip(folder / "bare.zip", {{"in/plot.shp", shp}, {"in/plot.dbf", dbf}});
    const io::ReadResult bare = read((folder / "bare.zip").string(), GeometryKind::polygon);
    check_plot(bare);
    CHECK(std::any_of(bare.report.problems.begin(), bare.report.problems.end(),
                      [](const Problem& p) { return p.problem == "no coordinate system"; }));

    test::write_zip(folder / "two.zip", {{"in/east.shp", shp},
                                         {"in/east.shx", shx},
                                         {"in/east.dbf", dbf},
                                         {"in/west.shp", shp},
                                         {"in/west.shx", shx},
                                         {"in/west.dbf", dbf}});
    const std::string two = (folder / "two.zip").string();
    check_plot(read(two, GeometryKind::polygon, "west"));
    CHECK(
        has(sentence(two), "name one of them as " + two + "::LAYER: east (polygons, 1 row), west"));
}

TEST_CASE("of several files in a zip or folder one is named, or a layer in one") {
    const TemporaryFolder folder;
    write_plot(folder / "plot.geojson");
    REQUIRE(test::convert(folder / "plot.geojson", folder / "land.gpkg",
                          {"-f", "GPKG", "-nln", "fields"}));
    test::write_zip(folder / "all.zip",
                    {{"x/plot.geojson", test::read_text(folder / "plot.geojson")},
                     {"x/land.gpkg", test::read_text(folder / "land.gpkg")},
                     {"../outside.geojson", test::read_text(folder / "plot.geojson")}});
    const std::string zip = (folder / "all.zip").string();
    check_plot(read(zip, GeometryKind::polygon, "x/plot.geojson"));
    check_plot(read(zip, GeometryKind::polygon, "plot"));
    check_plot(read(zip, GeometryKind::polygon, "fields"));
    CHECK(has(sentence(zip), "holds several map files; name one of them as " + zip + "::FILE: "));
    CHECK(has(sentence(zip, GeometryKind::none, "../../etc/passwd"), "no '../../etc/passwd'"));
    const std::string here = folder.path().string();
    check_plot(read(here, GeometryKind::polygon, "fields"));
    CHECK(has(sentence(here), "holds several map files"));
}

TEST_CASE("zips and folders without map data say what they hold") {
    const TemporaryFolder folder;
    test::write_zip(folder / "notes.zip", {{"notes.txt", "hello"}, {"inner.zip", "PK"}});
    CHECK(has(sentence((folder / "notes.zip").string()),
              "it holds no map data, but notes.txt, inner.zip"));
    fs::create_directory(folder / "empty");
    CHECK(has(sentence((folder / "empty").string()), "it holds no files"));
}

TEST_CASE(
    "GeoJSON of a survey keeps the path of its question; an export that drops rows is named") {
    const TemporaryFolder folder;
    write_text(folder / "odk.geojson",
               R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"uuid:7",)"
               R"("properties":{"fieldpath":"/data/plots/shape"},)"
               R"("geometry":{"type":"Point","coordinates":[69,38]}}]})");
    const io::ReadResult odk = read((folder / "odk.geojson").string(), GeometryKind::point);
    CHECK(odk.layer.column("fieldpath").text(0) == "/data/plots/shape");
    CHECK(odk.layer.column("id").text(0) == "uuid:7");
    CHECK(odk.report.problems.empty());

    write_text(folder / "kobo.geojson",
               R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
               R"("properties":{"Farmer":"Gul","_id":3,"_uuid":"a-b","_submission_time":"2018"},)"
               R"("geometry":{"type":"Point","coordinates":[69,38]}}]})");
    const io::ReadResult kobo = read((folder / "kobo.geojson").string(), GeometryKind::point);
    REQUIRE(kobo.report.problems.size() == 1);
    CHECK(kobo.report.problems[0].problem == "rows may be missing");
    CHECK(has(kobo.report.problems[0].action.english(), "CSV"));
}

TEST_CASE("of several columns with shapes another can be asked for by its name") {
    const TemporaryFolder folder;
    const std::string file = (folder / "farms.csv").string();
    write_text(file,
               "farmer,house/gps,field\nZarina,38.5 69.5 0 4,"
               "38 69 0 0;38 69.001 0 0;38.001 69.001 0 0;38 69 0 0\n");
    CHECK(read(file, GeometryKind::none).layer.geometry.kinds[0] == GeometryKind::polygon);
    const io::ReadResult house = read(file, GeometryKind::none, "house/gps");
    CHECK(house.layer.geometry.coords[0] == Coord{69.5, 38.5});
    CHECK(house.report.problems[0].detail.english().find("field") != std::string::npos);
    CHECK(has(sentence(file, GeometryKind::none, "nothing"), "has no layer 'nothing'"));
}

TEST_CASE("a source of many layers lists them with what they are") {
    const TemporaryFolder folder;
    write_plot(folder / "plot.geojson");
    REQUIRE(
        test::convert(folder / "plot.geojson", folder / "land.gpkg", {"-f", "GPKG", "-nln", "a"}));
    REQUIRE(test::convert(folder / "plot.geojson", folder / "b.gpkg", {"-f", "GPKG", "-nln", "b"}));
    REQUIRE(test::convert(folder / "b.gpkg", folder / "land.gpkg", {"-f", "GPKG", "-update"}));
    const std::string file = (folder / "land.gpkg").string();
    CHECK(has(sentence(file, GeometryKind::polygon),
              "has several layers; name one of them as " + file +
                  "::LAYER: a (polygons, 1 row), b (polygons, 1 row)"));
}

TEST_CASE("what this GDAL cannot read is said with what to do") {
    const TemporaryFolder folder;
    write_text(folder / "plots.parquet", "PAR1 and more PAR1");
    write_text(folder / "plots.prj", "GEOGCS[]");
    if (!GetGDALDriverManager()->GetDriverByName("Parquet")) {
        CHECK(has(sentence((folder / "plots.parquet").string()), "export it as GeoPackage"));
    }
    CHECK(has(sentence((folder / "plots.prj").string()), "open the .shp"));
}
