#include "core/geometry.hpp"

#include <doctest/doctest.h>

using zamin::Box;
using zamin::Coord;
using zamin::Geometries;
using zamin::GeometryKind;

namespace {
// A unit square with a hole, then nothing, then a point.
Geometries three_features() {
    Geometries g;
    g.coords = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    g.end_ring();
    for (const Coord c : {Coord{.2, .2}, {.2, .8}, {.8, .8}, {.2, .2}}) {
        g.coords.push_back(c);
    }
    g.end_ring();
    g.end_part();
    g.end_feature(GeometryKind::polygon);
    g.add_empty();
    g.coords.push_back({5, 6});
    g.end_ring();
    g.end_part();
    g.end_feature(GeometryKind::point);
    return g;
}
}  // namespace

TEST_CASE("offsets lead from features to coordinates") {
    const Geometries g = three_features();
    CHECK(g.feature_count() == 3);
    CHECK(g.ring_end(0) - g.ring_begin(0) == 2);
    CHECK(g.feature_coords(0).size() == 9);
    CHECK(g.feature_coords(1).empty());
    CHECK(g.feature_box(1).empty());
    CHECK(g.feature_coords(2)[0] == Coord{5, 6});
    CHECK(g.box() == Box{0, 0, 5, 6});
    CHECK(zamin::signed_area2(g.ring(0)) == doctest::Approx(2.0));
    CHECK(zamin::signed_area2(g.ring(1)) < 0.0);
}

TEST_CASE("joining keeps every feature as it was") {
    Geometries joined = three_features();
    joined.append_all(three_features());
    joined.append(three_features(), 2);
    REQUIRE(joined.feature_count() == 7);
    CHECK(joined.feature_coords(3).size() == 9);
    CHECK(joined.kinds[4] == GeometryKind::none);
    CHECK(joined.feature_coords(6)[0] == Coord{5, 6});
}

TEST_CASE("an empty box holds nothing and touches nothing") {
    const Box empty;
    CHECK(empty.empty());
    CHECK_FALSE(empty.intersects(Box{0, 0, 1, 1}));
    CHECK(empty.width() == 0.0);
    Box grown;
    grown.add(empty);
    CHECK(grown.empty());
}
