#include "print/scale.hpp"
#include "print/earth_grid.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "core/told_error.hpp"

using namespace zamin;
using namespace zamin::print;

TEST_CASE("scales are round and never larger than what fits") {
    CHECK(round_scale(3.0) == 100.0);
    CHECK(round_scale(1000.0) == 1000.0);
    CHECK(round_scale(1001.0) == 1500.0);
    CHECK(round_scale(2001.0) == 2500.0);
    CHECK(round_scale(2600.0) == 3000.0);
    CHECK(round_scale(51000.0) == 75000.0);
    // 18.8 km into 200 mm less 3 % on each side: 1:100 000.
    CHECK(fitting_scale({0.0, 0.0, 18800.0, 1000.0}, {200.0, 100.0}) == 100000.0);
    CHECK(fitting_scale({0.0, 0.0, 19000.0, 1000.0}, {200.0, 100.0}) == 150000.0);
    CHECK(fitting_scale(Box(), {200.0, 100.0}) == 5000.0);
    CHECK(fitting_scale({5.0, 5.0, 5.0, 5.0}, {200.0, 100.0}) == 5000.0);
}

TEST_CASE("a scale is read as people write it, and what is none is refused in their language") {
    CHECK(scale_from("1:25000") == 25000.0);
    CHECK(scale_from("25000") == 25000.0);
    CHECK(scale_from("1:25 000") == 25000.0);
    for (const char* wrong : {"", "1:", "many", "1:-5", "0", "1:25000x", "1e12", "nan"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS((void)scale_from(wrong), UsageError);
    }
    try {
        (void)scale_from("1:many");
    } catch (const std::exception& e) {
        const auto* told = dynamic_cast<const Told*>(&e);
        REQUIRE(told != nullptr);
        CHECK(text::Catalogue(text::Language::russian).say(told->sentence()) ==
              "--scale 1:many — не масштаб вида 1:25000, от 1:100 до 1:100000000");
    }
}

TEST_CASE("scale bars have round lengths") {
    CHECK(scale_bar(25000.0, 40.0).length_m == 1000.0);
    CHECK(scale_bar(25000.0, 40.0).length_mm == doctest::Approx(40.0));
    CHECK(scale_bar(25000.0, 39.0).length_m == 500.0);
    CHECK(scale_bar(2e6, 40.0).length_m == 50000.0);
    const text::Catalogue english;
    CHECK(length_text(500.0, english) == "500 m");
    CHECK(length_text(20000.0, english) == "20 km");
    CHECK(length_text(20000.0, text::Catalogue(text::Language::russian)) == "20 км");
    CHECK(scale_text(25000.0, text::Language::tajik) == "1:25\u00A0000");
}

TEST_CASE("true north leans from grid north by the convergence: tan(c) = tan(dlon) sin(lat)") {
    const Crs utm = Crs::parse("EPSG:32642");
    const EarthGrid grid(utm);
    const Transformation to_utm(Crs::wgs84(), utm);
    for (const double lon : {67.5, 69.0, 70.2}) {
        const double lat = 37.9;
        const double rad = std::numbers::pi / 180.0;
        const double convergence =
            std::atan(std::tan((lon - 69.0) * rad) * std::sin(lat * rad)) / rad;
        // East of the middle meridian, north leans to the left of the page.
        CHECK(grid.convergence_deg(to_utm.apply({lon, lat})) ==
              doctest::Approx(-convergence).epsilon(0.001));
    }
}
