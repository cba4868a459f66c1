// Expected coordinates come from `cs2cs` and `gdaltransform` of PROJ and GDAL for a point in Kulob,
// 37.91 N 69.78 E.
#include "io/place_of_numbers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "io/read.hpp"
#include "temporary_folder.hpp"

using zamin::Box;
using zamin::io::crs_guesses;
using zamin::io::surely_swapped;

namespace {

std::vector<std::string> codes(const Box& box) {
    std::vector<std::string> result;
    for (const auto& guess : crs_guesses(box)) {
        result.push_back(guess.code);
    }
    return result;
}

bool holds(const std::vector<std::string>& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

TEST_CASE("Latitude and longitude of Tajikistan cannot be taken for each other") {
    CHECK(surely_swapped(Box{37.8, 69.7, 38.0, 69.9}));
    CHECK_FALSE(surely_swapped(Box{69.7, 37.8, 69.9, 38.0}));
    CHECK_FALSE(surely_swapped(Box{37.8, 36.7, 38.0, 36.9}));
    CHECK_FALSE(surely_swapped(Box{}));
}

TEST_CASE("Systems are recognised by where the numbers fall") {
    // UTM 42N or Pulkovo without zone digits: 1.7 km apart, both are offered.
    const auto metres = codes(Box{568000, 4196000, 569000, 4197000});
    CHECK(holds(metres, "EPSG:32642"));
    CHECK(holds(metres, "EPSG:2502"));
    CHECK_FALSE(holds(metres, "EPSG:28412"));
    const auto a = crs_guesses(Box{568000, 4196000, 569000, 4197000});
    const double apart_deg = std::abs(a.at(0).center_deg.y - a.at(1).center_deg.y);
    CHECK(apart_deg * 111.0 == doctest::Approx(1.73).epsilon(0.02));

    CHECK(codes(Box{12568000, 4197000, 12569000, 4198000}) ==
          std::vector<std::string>{"EPSG:28412"});
    CHECK(codes(Box{7767000, 4565000, 7769000, 4567000}) == std::vector<std::string>{"EPSG:3857"});
    CHECK(codes(Box{1.0, 2.0, 3.0, 4.0}).empty());
    CHECK(codes(Box{}).empty());
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
    CHECK(result.report.problems[0].detail.find("1 of 2 rows") != std::string::npos);
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
