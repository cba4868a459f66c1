#include <doctest/doctest.h>

#include <limits>

#include "siting/slope.hpp"

using zamin::Coord;
using zamin::Crs;
using zamin::RealRaster;
using zamin::siting::SlopeMap;

TEST_CASE(
    "a plane that rises 3 m in the east and 4 m in the north over 100 m is 5 per cent steep") {
    RealRaster heights;
    heights.crs = Crs::parse("EPSG:32642");
    heights.west = 499'950.0;
    heights.north = 4'200'050.0;
    heights.cell_width = heights.cell_height = 20.0;
    heights.width = heights.height = 5;
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column) {
            heights.values.push_back(
                static_cast<float>(1000.0 + 0.03 * 20.0 * column - 0.04 * 20.0 * row));
        }
    }
    const zamin::Transformation to_degrees(heights.crs, Crs::wgs84());
    const Coord middle = to_degrees.apply({500'000.0, 4'200'000.0});
    const Coord edge = to_degrees.apply({499'955.0, 4'200'000.0});
    const SlopeMap slopes(heights);
    REQUIRE(slopes.percent(middle).has_value());
    CHECK(slopes.percent(middle).value_or(0.0) == doctest::Approx(5.0).epsilon(1e-4));
    CHECK_FALSE(slopes.percent(edge).has_value());
    CHECK_FALSE(slopes.percent({0.0, 0.0}).has_value());
    heights.values[7] = std::numeric_limits<float>::quiet_NaN();
    CHECK_FALSE(slopes.percent(middle).has_value());
}
