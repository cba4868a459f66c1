#include "core/fitted_projection.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace zamin;

TEST_CASE("a small region gets its UTM zone") {
    CHECK(fitted_projection({68.0, 37.0, 70.5, 38.5}).code() == "EPSG:32642");
    CHECK(fitted_projection(Box()).code() == "EPSG:32642");
    CHECK(fitted_projection({34.0, -1.0, 35.0, -0.5}).code() == "EPSG:32736");
    CHECK(fitted_projection({179.0, 10.0, 182.0, 12.0}).code() == "EPSG:32601");
    CHECK(fitted_projection({-180.0, 10.0, -180.0, 10.0}).code() == "EPSG:32601");
}

TEST_CASE("a large region gets an equal-area projection centred on it") {
    const Crs crs = fitted_projection({60.0, 35.0, 76.0, 43.0});
    CHECK(crs.code().empty());
    CHECK(crs.name().find("equal-area") != std::string::npos);
    const zamin::Transformation to_map(Crs::wgs84(), crs);
    const Coord middle = to_map.apply(Coord{68.0, 39.0});
    CHECK(std::abs(middle.x) < 1e-6);
    CHECK(std::abs(middle.y) < 1e-6);
    CHECK(to_map.apply(Coord{69.0, 39.0}).x > 80'000.0);
    // Near the pole there is no UTM.
    CHECK_FALSE(fitted_projection({10.0, 85.0, 12.0, 89.0}).code().starts_with("EPSG:32"));
}
