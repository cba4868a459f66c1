#include "io/walk.hpp"

#include <doctest/doctest.h>

#include <string>

using zamin::Coord;
using zamin::io::parse_walk;
using zamin::io::WalkText;

TEST_CASE("A geopoint has latitude first, its accuracy last") {
    const auto walk = parse_walk("-1.294197 36.787219 1640.5 34");
    CHECK(walk.status == WalkText::shape);
    REQUIRE(walk.points.size() == 1);
    CHECK(walk.points[0] == Coord{36.787219, -1.294197});
    CHECK(walk.accuracy_m == 34.0);
    CHECK(walk.numbers_least == 4);
}

TEST_CASE("A geoshape is closed, a geotrace is not") {
    CHECK(parse_walk("37.9 69.7 0 0;37.9 69.8 0 0;37.8 69.8 0 0;37.9 69.7 0 0").closed_ring());
    CHECK(parse_walk("37.9 69.7; 37.9 69.8; 37.8 69.8; 37.9 69.7;").closed_ring());
    CHECK_FALSE(parse_walk("37.9 69.7 0 0;37.9 69.8 0 0;37.8 69.8 0 0").closed_ring());
}

TEST_CASE("Questions without answer are blank, other texts no shape") {
    for (const char* text : {"", "  ", "n/a", "null"}) {
        CAPTURE(text);
        CHECK(parse_walk(text).status == WalkText::blank);
    }
    for (const char* text : {"rice", "7", "2018-05-03", "37.9,69.7", "97.9 69.7", "37.9 69.7 x",
                             "37.9 190.0", ";;", "1 2 3 4 5", "nan 69.0", "1e999 3"}) {
        CAPTURE(text);
        CHECK(parse_walk(text).status == WalkText::no_shape);
    }
}

TEST_CASE("Vertices at zero are dropped and counted") {
    const auto walk = parse_walk("0 0 0 0;37.9 69.7 0 0;37.9 69.8 0 0;0.0 0.0 0 0");
    CHECK(walk.points.size() == 2);
    CHECK(walk.zeros_dropped == 2);
    CHECK(parse_walk("0 0 0 0").status == WalkText::shape);
    CHECK(parse_walk("0 0 0 0").points.empty());
}

TEST_CASE("A text cut off by the server loses its broken vertex and is not closed") {
    const auto walk = parse_walk("37.9 69.7 0 0;37.9 69.8 0 0;37.8 69.8 0 0;37");
    CHECK(walk.cut);
    CHECK(walk.points.size() == 3);

    // 255 characters exactly, ending within a number that still looks whole.
    std::string text;
    while (text.size() < 255) {
        text += "37.812345 69.712345 0 0;";
    }
    text.resize(255);
    const auto at_limit = parse_walk(text);
    CHECK(at_limit.cut);
    CHECK(at_limit.points.size() == 10);
    CHECK_FALSE(at_limit.closed_ring());
}
