#include "viewer/render/specks.hpp"

#include <doctest/doctest.h>

#include "stage.hpp"

using namespace zamin::viewer::test;
using zamin::viewer::MapShapes;
using zamin::viewer::speck_strength;
using zamin::viewer::SpeckCrowd;

TEST_CASE("empty ground between crowds is not counted") {
    zamin::Layer two_villages = map_layer();
    for (int i = 0; i < 100; ++i) {
        add_square(two_villages, i % 10, i / 10, 1.0);
        add_square(two_villages, 1600.0 + i % 10, 1600.0 + i / 10, 1.0);
    }
    const MapShapes shapes = shapes_of(two_villages);
    REQUIRE(shapes.chunks.size() == 1);
    const SpeckCrowd& crowd = shapes.chunks[0].crowd;
    CHECK(crowd.count == 200);
    CHECK(crowd.covered_m2 == 200.0);
    // Two cells of 16 x 16 over 1609 x 1609 m.
    CHECK(crowd.ground_m2 == doctest::Approx(2 * 1609.0 * 1609.0 / 256));
}

TEST_CASE("a lonely plot is well seen, a dense field needs no dots") {
    const SpeckCrowd lonely{1, 50.0 * 50.0, 0.0};
    CHECK(speck_strength(lonely, 1000.0) > 0.4);
    const SpeckCrowd dense{1000, 0.6e6, 1.0e6};
    CHECK(speck_strength(dense, 500.0) == 0.0);
    // Between: many faint dots, which together cover less than half.
    const SpeckCrowd scattered{1000, 0.05e8, 1.0e8};
    const double strength = speck_strength(scattered, 1000.0);
    CHECK(strength > 0.0);
    CHECK(strength < 0.1);
}
