#include "core/quick_projection.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using zamin::Box;
using zamin::Coord;
using zamin::Crs;
using zamin::QuickProjection;

TEST_CASE("a region's points lie within a millimetre of where PROJ puts them") {
    const Crs degrees = Crs::wgs84();
    const Crs utm = Crs::parse("EPSG:32642");
    const Box khatlon{67.8, 36.6, 70.4, 38.7};
    const QuickProjection quick(degrees, utm, khatlon);
    REQUIRE(quick.fitted());
    const zamin::Transformation exact(degrees, utm);
    std::mt19937 random(3);
    std::uniform_real_distribution<double> lon(khatlon.min_x, khatlon.max_x);
    std::uniform_real_distribution<double> lat(khatlon.min_y, khatlon.max_y);
    double worst_m = 0.0;
    for (int i = 0; i < 5000; ++i) {
        const Coord p{lon(random), lat(random)};
        const Coord there = exact.apply(p);
        const Coord here = quick.apply(p);
        worst_m = std::max(worst_m, std::hypot(here.x - there.x, here.y - there.y));
    }
    CHECK(worst_m < 0.001);
    const Coord corner = quick.apply({khatlon.max_x, khatlon.max_y});
    CHECK(corner.x == doctest::Approx(exact.apply({khatlon.max_x, khatlon.max_y}).x));
}

TEST_CASE("where a fit would err, or is none, PROJ is left to it") {
    const Crs degrees = Crs::wgs84();
    CHECK_FALSE(
        QuickProjection(degrees, Crs::parse("EPSG:32642"), {-170.0, -80.0, 170.0, 80.0}).fitted());
    CHECK_FALSE(QuickProjection(degrees, Crs::parse("EPSG:32642"), {}).fitted());
    CHECK_FALSE(
        QuickProjection(degrees, Crs::parse("EPSG:32642"), {69.0, 38.0, 69.0, 38.0}).fitted());
}
