// Data as surveys and walks leave it: shapes in text columns, pairs of coordinates, open rings.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "io/read.hpp"
#include "measure/area.hpp"
#include "temporary_folder.hpp"

using zamin::Coord;
using zamin::GeometryKind;
using zamin::Problem;
using zamin::Progress;
using zamin::io::ReadOptions;
using zamin::io::ReadResult;
using zamin::test::TemporaryFolder;
using zamin::test::write_text;

namespace {

ReadResult read(const std::filesystem::path& file, GeometryKind expect, const char* layer = "") {
    Progress progress;
    ReadOptions options;
    options.expect = expect;
    return zamin::io::read_layer({file.string(), layer}, options, progress);
}

const Problem* find(const ReadResult& result, const std::string& word) {
    const auto& problems = result.report.problems;
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [&](const Problem& p) { return p.problem == word; });
    return found == problems.end() ? nullptr : &*found;
}

// 0.001 degree of latitude and of longitude at 38 N: 111.0 m by 87.8 m, 0.975 ha.
const std::string closed = "38 69 0 0;38 69.001 0 0;38.001 69.001 0 0;38.001 69 0 0;38 69 0 0";
const std::string open_end = "38 69 0 0;38 69.001 0 0;38.001 69.001 0 0;38.0001 69 0 0";

}  // namespace

TEST_CASE("Shapes of a phone survey are read from their column") {
    const TemporaryFolder folder;
    const auto quoted = folder / "quoted.csv";
    std::string text = "_id;crop;meta/place;field/shape\n";
    for (const char* row : {"1;rice;\"38 69 0 5\";", "2;maize;\"38 69 0 5\";", "3;rice;\"n/a\";",
                            "4;rice;\"38 69 0 5\";"}) {
        text += row + ("\"" + closed + "\"\n");
    }
    text += "5;onion;\"38 69 0 5\";\"who knows\"\n6;rice;\"38 69 0 5\";\"n/a\"\n";
    write_text(quoted, text);

    const ReadResult result = read(quoted, GeometryKind::polygon);
    REQUIRE(result.layer.size() == 6);
    CHECK(result.layer.crs.code() == "EPSG:4326");
    CHECK(std::count(result.layer.geometry.kinds.begin(), result.layer.geometry.kinds.end(),
                     GeometryKind::polygon) == 4);
    const double area_ha =
        zamin::measure::feature_area_m2(result.layer.geometry, 0, result.layer.crs.ellipsoid()) /
        1e4;
    CHECK(area_ha == doctest::Approx(0.975).epsilon(0.002));
    REQUIRE(find(result, "shapes from columns"));
    CHECK(find(result, "shapes from columns")->action.english() ==
          "taken from column 'field/shape'");
    CHECK(find(result, "shapes from columns")->detail.english().find("meta/place") !=
          std::string::npos);
    REQUIRE(find(result, "not a shape"));
    CHECK(find(result, "not a shape")->feature == 5);
    REQUIRE(find(result, "null geometry"));

    const ReadResult points = read(quoted, GeometryKind::point);
    CHECK(points.layer.geometry.kinds[0] == GeometryKind::point);
    CHECK(points.layer.geometry.coords[0] == Coord{69.0, 38.0});
}

TEST_CASE("A walk that ends near its start becomes a polygon, another stays a row") {
    const TemporaryFolder folder;
    const auto file = folder / "walks.csv";
    write_text(file, "name,path\nnear,\"" + open_end +
                         "\"\nfar,\"38 69 0 0;38 69.01 0 0;38.001 "
                         "69.01 0 0\"\ncut,\"" +
                         open_end + ";38.0\"\nzero,\"0 0 0 0;" + closed + "\"\n");
    const ReadResult result = read(file, GeometryKind::polygon);
    REQUIRE(result.layer.size() == 4);
    CHECK(result.layer.geometry.kinds[0] == GeometryKind::polygon);
    REQUIRE(find(result, "unclosed walk"));
    // 0.0001 degree of latitude: 11.1 m.
    CHECK(find(result, "unclosed walk")->detail.english().find("11.1 m") != std::string::npos);
    CHECK(result.layer.geometry.kinds[1] == GeometryKind::none);
    CHECK(result.layer.geometry.kinds[2] == GeometryKind::none);
    REQUIRE(find(result, "ring cut"));
    CHECK(find(result, "ring cut")->feature == 3);
    REQUIRE(find(result, "at zero"));
    CHECK(find(result, "at zero")->feature == 4);
    CHECK(result.layer.geometry.kinds[3] == GeometryKind::polygon);

    // Where nothing is expected a walk is a line.
    CHECK(read(file, GeometryKind::none).layer.geometry.kinds[0] == GeometryKind::line);
}

TEST_CASE("Pairs of coordinates make points") {
    const TemporaryFolder folder;
    const auto file = folder / "villages.csv";
    write_text(file,
               "village,_gps_latitude,_gps_longitude\nDahana,\"37,9\",\"69,8\"\nNone,,\n"
               "Zero,0,0\nBad,north,69.8\n");
    const ReadResult result = read(file, GeometryKind::none);
    REQUIRE(result.layer.size() == 4);
    CHECK(result.layer.geometry.kinds[0] == GeometryKind::point);
    CHECK(result.layer.geometry.coords[0].x == doctest::Approx(69.8));
    CHECK(result.layer.geometry.kinds[1] == GeometryKind::none);
    REQUIRE(find(result, "at zero"));
    REQUIRE(find(result, "not a coordinate"));
    CHECK(find(result, "not a coordinate")->feature == 4);

    const auto metres = folder / "metres.csv";
    write_text(metres, "name,x,y\nA,500000,4200000\n");
    CHECK_THROWS_WITH_AS(read(metres, GeometryKind::none), doctest::Contains("--crs"),
                         zamin::Error);
}

TEST_CASE("A table that only holds numbers keeps no geometry") {
    const TemporaryFolder folder;
    const auto file = folder / "yields.csv";
    write_text(file, "crop,range,t_ha\nrice,12 34,3.5\nonion,20 30,12\n");
    const ReadResult result = read(file, GeometryKind::none);
    CHECK(result.layer.size() == 2);
    CHECK(result.layer.geometry.coords.empty());
    CHECK(result.report.problems.empty());
}

TEST_CASE("The tracks of a walk with a receiver are candidate rings") {
    const TemporaryFolder folder;
    const auto file = folder / "walk.gpx";
    write_text(
        file,
        R"(<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">)"
        R"(<wpt lat="38" lon="69"><name>gate</name></wpt><trk><name>field 7</name><trkseg>)"
        R"(<trkpt lat="38" lon="69"/><trkpt lat="38" lon="69.001"/>)"
        R"(<trkpt lat="38.001" lon="69.001"/><trkpt lat="38.00005" lon="69"/>)"
        R"(</trkseg></trk></gpx>)");
    const ReadResult result = read(file, GeometryKind::polygon);
    REQUIRE(result.layer.size() == 1);
    CHECK(result.layer.name == "tracks");
    CHECK(result.layer.geometry.kinds[0] == GeometryKind::polygon);
}

namespace {

std::string track(const std::vector<std::string>& segments) {
    std::string text =
        R"(<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk>)";
    for (const std::string& segment : segments) {
        text += "<trkseg>" + segment + "</trkseg>";
    }
    return text + "</trk></gpx>";
}

std::string point(const char* lat, const char* lon) {
    return std::string("<trkpt lat=\"") + lat + "\" lon=\"" + lon + "\"/>";
}

}  // namespace

TEST_CASE("Each segment of a track is tried as a ring, then all of them as one") {
    const TemporaryFolder folder;
    const auto file = folder / "walk.gpx";
    const std::string south = point("38", "69") + point("38", "69.001") +
                              point("38.001", "69.001") + point("38.001", "69") +
                              point("38.00005", "69");
    const std::string north = point("38.01", "69") + point("38.01", "69.001") +
                              point("38.011", "69.001") + point("38.011", "69");
    // The second ends 111 m from its start after 287 m.
    write_text(file, track({south, north}));
    const ReadResult both = read(file, GeometryKind::polygon);
    REQUIRE(both.layer.size() == 1);
    CHECK(both.layer.geometry.part_count() == 1);
    REQUIRE(find(both, "unclosed walk"));
    CHECK(find(both, "unclosed walk")->detail.english() ==
          "1 of 2 segments do not end where they began");

    // A receiver that lost its satellites: two halves of one ring, the second begins 1 m on.
    write_text(file, track({point("38", "69") + point("38", "69.001") + point("38.001", "69.001"),
                            point("38.001", "69.00099") + point("38.001", "69") +
                                point("38.0001", "69")}));
    const ReadResult joined = read(file, GeometryKind::polygon);
    REQUIRE(joined.layer.geometry.kinds[0] == GeometryKind::polygon);
    CHECK(joined.layer.geometry.part_count() == 1);
    CHECK(find(joined, "unclosed walk")->detail.english() ==
          "a walk of 2 segments with gaps of up to 11.1 m");

    write_text(file, track({north, point("38.2", "69") + point("38.2", "69.1")}));
    CHECK_THROWS_WITH_AS(read(file, GeometryKind::polygon),
                         doctest::Contains("too far to be joined"), zamin::Error);
}

TEST_CASE("The accuracy of vertices tells a walk from a drawing") {
    const TemporaryFolder folder;
    const auto file = folder / "survey.csv";
    write_text(file,
               "n,path\n1,\"38 69 400 4.5;38 69.001 400 7;38.001 69.001 400 3;38 69 400 5\"\n"
               "2,\"38 69 0 0;38 69.001 0 0;38.001 69.001 0 0;38 69 0 0\"\n"
               "3,\"38 69 0;38 69.001 0;38.001 69.001 0;38 69 0\"\n4,\n");
    const ReadResult result = read(file, GeometryKind::polygon);
    const auto& capture = result.layer.column("capture");
    const auto& accuracy = result.layer.column("accuracy_m");
    CHECK(capture.text(0) == "walked");
    CHECK(accuracy.number(0) == 7.0);
    CHECK(capture.text(1) == "drawn");
    CHECK(accuracy.is_null(1));
    CHECK(capture.is_null(2));
    CHECK(capture.is_null(3));

    // A column that the data has is left as it is; only what is asked for is added.
    write_text(file,
               "capture,path\nsurveyed,\"38 69 400 4.5;38 69.001 400 7;38.001 69.001 400 3;"
               "38 69 400 5\"\n");
    const ReadResult own = read(file, GeometryKind::polygon);
    CHECK(own.layer.column("capture").text(0) == "surveyed");
    CHECK(own.layer.columns.size() == 3);
    ReadOptions few;
    few.expect = GeometryKind::polygon;
    few.columns = {"capture"};
    Progress progress;
    CHECK(zamin::io::read_layer({file.string(), ""}, few, progress).layer.columns.size() == 1);

    const auto points = folder / "points.csv";
    write_text(points,
               "q,_gps_latitude,_gps_longitude,_gps_altitude,_gps_precision\n"
               "a,37.9,69.8,500,4.2\nb,37.9,69.9,0,0\nc,,,,\n");
    const ReadResult pairs = read(points, GeometryKind::point);
    CHECK(pairs.layer.column("accuracy_m").number(0) == 4.2);
    CHECK(pairs.layer.column("capture").text(1) == "drawn");
    CHECK(pairs.layer.column("capture").is_null(2));
}

TEST_CASE("Columns of coordinates are known by English, Russian and Tajik names") {
    const TemporaryFolder folder;
    const auto file = folder / "places.csv";
    for (const char* head : {"Lon;Lat", "LONGITUDE;LATITUDE", "Долгота;Широта", "долгота;широта",
                             "ДОЛГОТА;ШИРОТА", "Тӯл;Арз", "Тӯли ҷуғрофӣ;Арзи ҷуғрофӣ"}) {
        CAPTURE(head);
        write_text(file, std::string("name;") + head + "\nKulob;69,78;37,91\n");
        const ReadResult result = read(file, GeometryKind::point);
        CHECK(result.layer.geometry.coords[0].x == doctest::Approx(69.78));
        CHECK(result.layer.crs.code() == "EPSG:4326");
    }
}
