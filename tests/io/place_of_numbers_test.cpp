#include "io/place_of_numbers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "io/read.hpp"
#include "temporary_folder.hpp"

using zamin::Box;
using zamin::io::surely_swapped;
using zamin::io::swapped_country;

TEST_CASE("Latitude and longitude of Tajikistan cannot be taken for each other") {
    CHECK(surely_swapped(Box{37.8, 69.7, 38.0, 69.9}));
    CHECK_FALSE(surely_swapped(Box{69.7, 37.8, 69.9, 38.0}));
    CHECK_FALSE(surely_swapped(Box{37.8, 36.7, 38.0, 36.9}));
    CHECK_FALSE(surely_swapped(Box{}));
}

TEST_CASE("The country the other way round is no place in the country") {
    const auto degrees = swapped_country(zamin::Crs{});
    REQUIRE(degrees);
    CHECK(*degrees == Box{36.7, 67.4, 41.1, 75.2});
    // Northings of 4.06 to 4.56 million in place of eastings.
    const auto zone_42 = swapped_country(zamin::Crs::parse("EPSG:32642"));
    REQUIRE(zone_42);
    CHECK(zone_42->contains(zamin::Coord{4196000.0, 568000.0}));
    CHECK_FALSE(zone_42->contains(zamin::Coord{568000.0, 4196000.0}));
    // On the other side of the earth the projection has no numbers, or none that can be told apart.
    CHECK_NOTHROW(swapped_country(zamin::Crs::parse("EPSG:3857")));
    CHECK_NOTHROW(swapped_country(zamin::Crs::parse("EPSG:2193")));
}

TEST_CASE("Northing first, as on Soviet maps, is turned round and said") {
    const zamin::test::TemporaryFolder folder;
    const auto file = folder / "plots.csv";
    zamin::test::write_text(file, "name,x,y\nA,4197500,12568600\nB,12568700,4197600\n");
    zamin::io::ReadOptions options;
    options.crs = "EPSG:28412";
    zamin::Progress progress;
    const auto result = zamin::io::read_layer({file.string(), ""}, options, progress);
    CHECK(result.layer.geometry.coords[0] == zamin::Coord{12568600.0, 4197500.0});
    CHECK(result.layer.geometry.coords[1] == zamin::Coord{12568700.0, 4197600.0});
    CHECK(result.report.swapped == 1);
    const auto& problems = result.report.problems;
    CHECK(std::any_of(problems.begin(), problems.end(), [](const auto& p) {
        return p.problem == "northing and easting swapped" && p.rows == 1;
    }));
}

TEST_CASE("How exactly another datum is brought to WGS 84 is said") {
    const zamin::test::TemporaryFolder folder;
    const auto file = folder / "plots.csv";
    zamin::test::write_text(file, "name,x,y\nA,12568600,4197500\n");
    zamin::io::ReadOptions options;
    options.crs = "EPSG:28412";
    zamin::Progress progress;
    const auto result = zamin::io::read_layer({file.string(), ""}, options, progress);
    const auto& problems = result.report.problems;
    REQUIRE(std::any_of(problems.begin(), problems.end(),
                        [](const auto& p) { return p.problem == "another datum"; }));
    const auto note = std::find_if(problems.begin(), problems.end(),
                                   [](const auto& p) { return p.problem == "another datum"; });
    CHECK(note->action.english() == "places are right to about 4.5 m");
    CHECK(note->severity == zamin::Severity::note);
}

TEST_CASE("A layer whose latitude came first is turned round, and says so") {
    const zamin::test::TemporaryFolder folder;
    const auto file = folder / "swapped.geojson";
    zamin::test::write_text(file,
                            R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[37.9,69.7],[37.9,69.701],[37.901,69.701],[37.901,69.7],[37.9,69.7]]]}},
{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[69.7,37.9],[69.701,37.9],[69.701,37.901],[69.7,37.901],[69.7,37.9]]]}}]})");
    zamin::Progress progress;
    const auto result = zamin::io::read_layer({file.string(), ""}, {}, progress);
    CHECK(result.layer.geometry.feature_box(0) == result.layer.geometry.feature_box(1));
    CHECK(result.report.swapped == 1);
    REQUIRE(!result.report.problems.empty());
    CHECK(result.report.problems[0].detail.english().find("1 of 2 rows") != std::string::npos);
    // The exterior stays counter-clockwise.
    CHECK(zamin::signed_area2(result.layer.geometry.ring(0)) > 0.0);
    CHECK(zamin::signed_area2(result.layer.geometry.ring(1)) > 0.0);

    zamin::io::ReadOptions as_it_is;
    as_it_is.crs = "EPSG:4326";
    const auto kept = zamin::io::read_layer({file.string(), ""}, as_it_is, progress);
    CHECK(kept.report.swapped == 0);
}

TEST_CASE("Numbers without a system are refused with the systems that fit") {
    const zamin::test::TemporaryFolder folder;
    const auto file = folder / "plots.csv";
    zamin::test::write_text(file, "name,x,y\nA,12568000,4197000\n");
    zamin::Progress progress;
    CHECK_THROWS_WITH_AS(zamin::io::read_layer({file.string(), ""}, {}, progress),
                         doctest::Contains("--crs EPSG:28412"), zamin::Error);
}
