#include "io/coordinate_text.hpp"

#include <doctest/doctest.h>

using zamin::io::parse_coordinate;

TEST_CASE("coordinates as people type them") {
    CHECK(parse_coordinate("37.91") == 37.91);
    CHECK(parse_coordinate(" 37,91 ") == 37.91);
    CHECK(parse_coordinate("-69.5") == -69.5);
    CHECK(parse_coordinate("12 568 000,5") == 12568000.5);
    CHECK(parse_coordinate("12\u00a0568\u00a0000") == 12568000.0);
    CHECK(parse_coordinate("69.78 E") == 69.78);
    CHECK(parse_coordinate("69.78W") == -69.78);
    CHECK(parse_coordinate("37,91 с.ш.") == 37.91);
    // 54' 36" are 0.91 of a degree.
    CHECK(*parse_coordinate("37°54'36\"N") == doctest::Approx(37.91).epsilon(1e-12));
    CHECK(*parse_coordinate("37° 54′ 36″ N") == doctest::Approx(37.91).epsilon(1e-12));
    CHECK(*parse_coordinate("37°54,6'") == doctest::Approx(37.91).epsilon(1e-12));
    CHECK(*parse_coordinate("-0°30'") == doctest::Approx(-0.5).epsilon(1e-12));
    CHECK(parse_coordinate("37°") == 37.0);
}

TEST_CASE("what is no coordinate is not taken for one") {
    for (const char* text :
         {"", " ", "north", "37.91 69.78", "37 54 36", "37°61'", "37°-1'", "37°54'36\"x", "nan",
          "inf", "1e999", "N", "3,7,9", "12 56", "°", "'"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_coordinate(text));
    }
}
