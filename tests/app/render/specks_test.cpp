#include "viewer/render/specks.hpp"

#include <doctest/doctest.h>

using zamin::viewer::crowd_of;
using zamin::viewer::MapMesh;
using zamin::viewer::Speck;
using zamin::viewer::speck_strength;
using zamin::viewer::SpeckCrowd;
using zamin::viewer::specks_of;

TEST_CASE("a dot for each outline, in its middle") {
    const std::vector<MapMesh::Segment> outlines{
        {0, 0, 4, 0, 7, 0}, {4, 0, 4, 9, 7, 0}, {4, 9, 0, 9, 7, 0}, {0, 9, 0, 0, 7, 0},
        {5, 5, 6, 5, 3, 0}, {6, 5, 6, 6, 3, 0}, {6, 6, 5, 5, 3, 0},
    };
    const auto specks = specks_of(outlines);
    REQUIRE(specks.size() == 2);
    CHECK(specks[0].feature == 7);
    CHECK(specks[0].x_m == 2.0F);
    CHECK(specks[0].y_m == 4.5F);
    CHECK(specks[0].size_m == 6.0F);
    CHECK(specks[1].feature == 3);
    CHECK(specks_of({}).empty());
}

TEST_CASE("empty ground between crowds is not counted") {
    std::vector<Speck> two_villages;
    for (int i = 0; i < 100; ++i) {
        const float x = static_cast<float>(i % 10);
        const float y = static_cast<float>(i / 10);
        two_villages.push_back({x, y, 0, 1.0F});
        two_villages.push_back({1600.0F + x, 1600.0F + y, 0, 1.0F});
    }
    const SpeckCrowd crowd = crowd_of(two_villages);
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
