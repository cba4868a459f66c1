#include "style/hillshade.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>

using zamin::RealRaster;
using zamin::style::hillshade;

namespace {

// 5 x 5 cells of 10 m; heights by column from the west and row from the north.
RealRaster ground(const std::function<double(int column, int row)>& height_m) {
    RealRaster raster;
    raster.cell_width = raster.cell_height = 10.0;
    raster.width = raster.height = 5;
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column) {
            raster.values.push_back(static_cast<float>(height_m(column, row)));
        }
    }
    return raster;
}

constexpr std::size_t middle = 12;

}  // namespace

TEST_CASE("level ground is as bright as the light is high") {
    const auto shade = hillshade(ground([](int, int) { return 700.0; }));
    REQUIRE(shade.size() == 25);
    for (const float value : shade) {
        CHECK(value == doctest::Approx(std::sqrt(0.5)));
    }
}

TEST_CASE("a slope towards the light is bright, one away from it dark") {
    // 45 degrees, falling to the north-west: it faces the light at 45 degrees square on.
    const auto towards = hillshade(
        ground([](int column, int row) { return (column + row) * 10.0 / std::sqrt(2.0); }));
    CHECK(towards[middle] == doctest::Approx(1.0));
    const auto away = hillshade(
        ground([](int column, int row) { return -(column + row) * 10.0 / std::sqrt(2.0); }));
    CHECK(away[middle] == doctest::Approx(0.0));
    // Falling to the south-west at 45 degrees: the light passes along it, at 45 degrees to it
    // upwards: cos 45 x cos 45.
    const auto beside = hillshade(
        ground([](int column, int row) { return (column - row) * 10.0 / std::sqrt(2.0); }));
    CHECK(beside[middle] == doctest::Approx(0.5));
}

TEST_CASE("a missing height stays so, and its neighbours are shaded without it") {
    RealRaster raster = ground([](int, int) { return 3.0; });
    raster.values[middle] = std::numeric_limits<float>::quiet_NaN();
    const auto shade = hillshade(raster);
    CHECK(std::isnan(shade[middle]));
    CHECK(shade[middle + 1] == doctest::Approx(std::sqrt(0.5)));
    CHECK(hillshade(RealRaster()).empty());
}
