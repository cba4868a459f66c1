#include "viewer/own_limits.hpp"

#include <doctest/doctest.h>

using namespace zamin::viewer;
using zamin::text::Language;

TEST_CASE("limits are read as people in all three languages write them") {
    const std::vector<double> limits{0.5, 1.0, 2.0};
    for (const char* text : {"0.5; 1; 2", "0,5 1 2", "0.5, 1, 2", " 0,5;1;2; ", "0.5;\t1.0 2e0"}) {
        CAPTURE(text);
        CHECK(limits_from(text) == limits);
    }
    CHECK(limits_from("-3") == std::vector<double>{-3.0});
}

TEST_CASE("what are no rising numbers are no limits") {
    for (const char* text : {"", " ; ", "one", "1; 1", "2; 1", "1; inf", "nan", "1;2;3;4;5;6;7;8;9",
                             "1,2,3", "0x10"}) {
        CAPTURE(text);
        CHECK_FALSE(limits_from(text));
    }
}

TEST_CASE("limits are written so that they can be read again") {
    const std::vector<double> limits{0.25, 12.0};
    CHECK(limits_text(limits, Language::english) == "0.25; 12");
    CHECK(limits_text(limits, Language::russian) == "0,25; 12");
    CHECK(limits_from(limits_text(limits, Language::tajik)) == limits);
}
