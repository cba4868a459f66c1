#include "measure/inner_point.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using zamin::Coord;
using zamin::Geometries;
using zamin::GeometryKind;
using zamin::measure::inner_point;
using zamin::measure::InnerPoint;

namespace {

void add_ring(Geometries& g, std::vector<Coord> open) {
    open.push_back(open.front());
    g.coords.insert(g.coords.end(), open.begin(), open.end());
    g.end_ring();
}

Geometries polygon(const std::vector<std::vector<Coord>>& rings) {
    Geometries g;
    for (const auto& ring : rings) {
        add_ring(g, ring);
    }
    g.end_part();
    g.end_feature(GeometryKind::polygon);
    return g;
}

std::vector<Coord> circle(double radius) {
    std::vector<Coord> open;
    for (int i = 0; i < 90; ++i) {
        const double angle = 2 * std::numbers::pi * i / 90;
        open.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return open;
}

}  // namespace

TEST_CASE("in a square it is the middle") {
    const InnerPoint found = inner_point(polygon({{{2, 2}, {6, 2}, {6, 6}, {2, 6}}}), 0);
    CHECK(found.p.x == doctest::Approx(4.0));
    CHECK(found.p.y == doctest::Approx(4.0));
    CHECK(found.distance == doctest::Approx(2.0));
}

TEST_CASE("in an L it is in the corner, which is widest") {
    const auto ell = polygon({{{0, 0}, {8, 0}, {8, 3}, {3, 3}, {3, 8}, {0, 8}}});
    const InnerPoint found = inner_point(ell, 0, 1e-4);
    // The largest circle touches both outer sides and the inner corner: r + r/sqrt(2) = 3.
    const double r = 3.0 / (1.0 + 1.0 / std::numbers::sqrt2);
    CHECK(found.distance == doctest::Approx(r).epsilon(1e-3));
    CHECK(found.p.x == doctest::Approx(r).epsilon(1e-2));
    CHECK(found.p.y == doctest::Approx(r).epsilon(1e-2));
}

TEST_CASE("in a ring it lies within the band, not in the hole") {
    const InnerPoint found = inner_point(polygon({circle(10), circle(6)}), 0);
    const double radius = std::hypot(found.p.x, found.p.y);
    CHECK(radius == doctest::Approx(8.0).epsilon(0.02));
    CHECK(found.distance == doctest::Approx(2.0).epsilon(0.05));
}

TEST_CASE("of a multipolygon the largest part counts") {
    Geometries g;
    add_ring(g, {{0, 0}, {1, 0}, {1, 1}, {0, 1}});
    g.end_part();
    add_ring(g, {{10, 0}, {14, 0}, {14, 4}, {10, 4}});
    g.end_part();
    g.end_feature(GeometryKind::polygon);
    CHECK(inner_point(g, 0).p.x == doctest::Approx(12.0));
}

TEST_CASE("what has no area gives the middle of its box") {
    Geometries g;
    g.coords = {{0, 0}, {4, 2}};
    g.end_ring();
    g.end_part();
    g.end_feature(GeometryKind::line);
    g.add_empty();
    CHECK(inner_point(g, 0).p == Coord{2, 1});
    CHECK(inner_point(g, 0).distance == 0.0);
    CHECK(inner_point(g, 1).p == Coord{0, 0});
    const InnerPoint flat = inner_point(polygon({{{0, 0}, {2, 0}, {4, 0}}}), 0);
    CHECK(flat.p == Coord{2, 0});
    CHECK(flat.distance == 0.0);
}
