#include "style/graticule_lines.hpp"

#include <doctest/doctest.h>

using namespace zamin;
using namespace zamin::style;

TEST_CASE("lines stand at round degrees, minutes and seconds") {
    CHECK(graticule_step_deg(3.0, 4) == doctest::Approx(1.0));
    CHECK(graticule_step_deg(1.0, 4) == doctest::Approx(15.0 / 60.0));
    CHECK(graticule_step_deg(1.0 / 60.0, 4) == doctest::Approx(15.0 / 3600.0));
    CHECK(graticule_step_deg(360.0, 4) == doctest::Approx(30.0));
}

TEST_CASE("a line says its degrees, and minutes and seconds where they are not nought") {
    const text::Catalogue words(text::Language::english);
    CHECK(longitude_text(69.0, words) == "69° E");
    CHECK(longitude_text(-69.5, words) == "69°30′ W");
    CHECK(latitude_text(37.0 + 5.0 / 3600.0, words) == "37°00′05″ N");
    CHECK(latitude_text(-0.25, words) == "0°15′ S");
}
