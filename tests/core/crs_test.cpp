#include "core/crs.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "core/error.hpp"

using zamin::Coord;
using zamin::Crs;

TEST_CASE("a CRS is known by any of its spellings") {
    const Crs utm = Crs::parse("EPSG:32642");
    CHECK(utm.code() == "EPSG:32642");
    CHECK_FALSE(utm.geographic());
    CHECK(utm.metres_per_unit() == 1.0);
    CHECK(utm.same_as(Crs::parse("+proj=utm +zone=42 +datum=WGS84 +type=crs")));
    CHECK_FALSE(utm.same_as(Crs::wgs84()));
    CHECK(Crs::wgs84().same_as(Crs::parse("OGC:CRS84")));
    CHECK(Crs::parse("EPSG:28412").ellipsoid().a_m == doctest::Approx(6378245.0));
}

TEST_CASE("what is no map CRS is refused with its own text") {
    CHECK_THROWS_AS(Crs::parse("Kulob 1942"), zamin::UsageError);
    CHECK_THROWS_AS(Crs::parse(""), zamin::UsageError);
    CHECK_THROWS_WITH_AS(Crs::parse("EPSG:5773"), doctest::Contains("EPSG:5773"),
                         zamin::UsageError);
}

TEST_CASE("x is east and y is north whatever the authority's axis order") {
    // EPSG:28412 and EPSG:4326 both put north first.
    const zamin::Transformation to_zone(Crs::wgs84(), Crs::parse("EPSG:28412"));
    const Coord kulob = to_zone.apply(Coord{69.78, 37.91});
    CHECK(kulob.x > 12'500'000.0);
    CHECK(kulob.x < 12'600'000.0);
    CHECK(kulob.y > 4'190'000.0);
    CHECK(kulob.y < 4'210'000.0);
}

TEST_CASE("points outside a projection's domain are counted, not invented") {
    const zamin::Transformation transformation(Crs::wgs84(), Crs::parse("EPSG:3857"));
    Coord points[] = {{69.0, 38.0}, {69.0, std::nan("")}};
    CHECK(transformation.apply(points) == 1);
    CHECK(std::isfinite(points[0].x));
    CHECK(std::isinf(points[1].x));
}
