#include "travel/field.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "core/error.hpp"

using namespace zamin;
using namespace zamin::travel;

namespace {
Box box_of(double west, double south, double east, double north) {
    return {west, south, east, north};
}
}  // namespace

TEST_CASE("the zone is that of the middle") {
    CHECK(utm_for(box_of(69.0, 37.0, 70.0, 38.0)).code() == "EPSG:32642");
    CHECK(utm_for(box_of(69.0, -38.0, 70.0, -37.0)).code() == "EPSG:32742");
    CHECK(utm_for(box_of(178.0, 0.0, 179.0, 1.0)).code() == "EPSG:32660");
    CHECK(utm_for(box_of(0.0, 85.0, 1.0, 86.0)).code() == "EPSG:32661");
}

TEST_CASE("a frame covers its box in whole cells") {
    const Frame frame = frame_over(box_of(69.0, 37.5, 69.1, 37.6), 500.0, 100.0);
    CHECK(frame.cell_m == 100.0);
    CHECK(std::fmod(frame.west, 100.0) == 0.0);
    CHECK(frame.width == doctest::Approx(8837.0 / 100.0 + 10.0).epsilon(0.03));
    const Transformation to_plane(Crs::wgs84(), frame.crs);
    std::size_t column = 0;
    std::size_t row = 0;
    for (const Coord corner : {Coord{69.0, 37.5}, Coord{69.1, 37.6}, Coord{69.0, 37.6}}) {
        CHECK(frame.cell_of(to_plane.apply(corner), column, row));
    }
    CHECK(!frame.cell_of({frame.west - 1.0, frame.north - 1.0}, column, row));
    CHECK(frame.cell_of(frame.center(3, 4), column, row));
    CHECK(column == 3);
    CHECK(row == 4);
}

TEST_CASE("a cell size is derived from the number of cells wanted") {
    const Frame frame = frame_over(box_of(67.8, 37.0, 70.3, 38.6), 0.0, 0.0, 1'000'000);
    CHECK(frame.cell_m == 200.0);
    CHECK(frame.cells() < 1'200'000);
}

TEST_CASE("too fine a cell is refused with one that would do, and so is nothing at all") {
    CHECK_THROWS_WITH_AS((void)frame_over(box_of(67.8, 37.0, 70.3, 38.6), 0.0, 1.0),
                         doctest::Contains("cells of 1 m over 222 x 178 km are 39"), UsageError);
    CHECK_THROWS_AS((void)frame_over(Box{}, 0.0), UsageError);
}

TEST_CASE("distortion is that of the projection: 0.9996 on UTM's central meridian") {
    const Frame middle = frame_over(box_of(68.99, 37.99, 69.01, 38.01), 0.0, 10.0);
    CHECK(distortion_ppt(middle) == doctest::Approx(-0.4).epsilon(0.01));
    CHECK(distortion_text(middle).english() ==
          "lengths in WGS 84 / UTM zone 42N are off by up to 0.40 per thousand here");
}
