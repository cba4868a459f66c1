#include "measure/validity.hpp"

#include <doctest/doctest.h>
#include <geos_c.h>

#include <random>
#include <vector>

#include "measure/geos_handles.hpp"

using zamin::Coord;
using zamin::Geometries;
using zamin::GeometryKind;
using zamin::measure::sure_turn;
using zamin::measure::surely_simple;

TEST_CASE("simple rings are recognised, convex and not, both ways round") {
    const std::vector<Coord> square{{0, 0}, {1, 0.1}, {0.9, 1}, {0.1, 1.1}, {0, 0}};
    const std::vector<Coord> l_shape{{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 2}, {0, 0}};
    CHECK(surely_simple(square));
    CHECK(surely_simple(l_shape));
    CHECK(surely_simple(std::vector<Coord>(l_shape.rbegin(), l_shape.rend())));
}

TEST_CASE("nothing doubtful is called simple") {
    CHECK_FALSE(
        surely_simple(std::vector<Coord>{{0, 0}, {1, 1}, {1, 0}, {0, 1}, {0, 0}}));  // bow-tie
    CHECK_FALSE(surely_simple(std::vector<Coord>{{0, 0}, {1, 0}, {1, 1}, {0, 1}}));  // not closed
    CHECK_FALSE(surely_simple(std::vector<Coord>{{0, 0}, {1, 0}, {2, 0}, {0, 0}}));  // flat
    CHECK_FALSE(surely_simple(
        std::vector<Coord>{{0, 0}, {2, 0}, {2, 2}, {1, 0}, {0, 2}, {0, 0}}));  // touch
    CHECK_FALSE(
        surely_simple(std::vector<Coord>{{0, 0}, {1, 0}, {1, 0}, {1, 1}, {0, 0}}));  // repeat
    // A star pentagon turns left at every vertex and runs round twice.
    CHECK_FALSE(surely_simple(std::vector<Coord>{
        {0.0, 1.0}, {-0.59, -0.81}, {0.95, 0.31}, {-0.95, 0.31}, {0.59, -0.81}, {0.0, 1.0}}));
}

TEST_CASE("a turn that rounding could decide is no turn") {
    CHECK(sure_turn({0, 0}, {1, 0}, {1, 1}) == 1);
    CHECK(sure_turn({0, 0}, {1, 0}, {1, -1}) == -1);
    CHECK(sure_turn({0.1, 0.1}, {0.2, 0.2}, {0.3, 0.3}) == 0);
}

TEST_CASE("GEOS agrees with every ring called simple") {
    std::mt19937_64 random(5);
    std::uniform_int_distribution<int> grid(0, 6);
    std::uniform_real_distribution<double> real(0.0, 1.0);
    int simple = 0;
    for (int i = 0; i < 20000; ++i) {
        const int vertices = 3 + i % 6;
        Geometries g;
        for (int v = 0; v < vertices; ++v) {
            g.coords.push_back(i % 2 == 0 ? Coord{double(grid(random)), double(grid(random))}
                                          : Coord{69.0 + real(random), 38.0 + real(random)});
        }
        g.coords.push_back(g.coords.front());
        g.end_ring();
        g.end_part();
        g.end_feature(GeometryKind::polygon);
        if (surely_simple(g.ring(0))) {
            ++simple;
            const auto polygon = zamin::measure::polygon_to_geos(g, 0);
            REQUIRE(GEOSisValid_r(zamin::measure::geos(), polygon.get()) == 1);
        }
    }
    CHECK(simple > 1000);
}
