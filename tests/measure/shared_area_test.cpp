// GEOS's intersection of the same polygons is the independent measure.
#include "measure/shared_area.hpp"

#include <doctest/doctest.h>
#include <geos_c.h>

#include "measure/geos_handles.hpp"
#include "shapes.hpp"

using zamin::Coord;
using zamin::Geometries;
using zamin::measure::SharedArea;
using zamin::test::add_polygon;
using zamin::test::rectangle;
using zamin::test::star;

namespace {

double shared(const Geometries& g, std::size_t a = 0, std::size_t b = 1) {
    return SharedArea(g).of(a, b, g.feature_box(a), g.feature_box(b)).value();
}

double by_geos(const Geometries& g, std::size_t a = 0, std::size_t b = 1) {
    using namespace zamin::measure;
    const GeosGeometry common(
        GEOSIntersection_r(geos(), polygon_to_geos(g, a).get(), polygon_to_geos(g, b).get()));
    double area = -1.0;
    GEOSArea_r(geos(), common.get(), &area);
    return area;
}

std::vector<Coord> reversed(std::vector<Coord> ring) {
    return {ring.rbegin(), ring.rend()};
}

Geometries two(const std::vector<std::vector<Coord>>& a, const std::vector<std::vector<Coord>>& b) {
    Geometries g;
    add_polygon(g, a);
    add_polygon(g, b);
    return g;
}

}  // namespace

TEST_CASE("squares: apart, touching, one over the other, one in the other, the same") {
    const auto square = rectangle(0, 0, 4, 4);
    CHECK(shared(two({square}, {rectangle(5, 0, 6, 1)})) == 0.0);
    CHECK(shared(two({square}, {rectangle(4, 0, 8, 4)})) == 0.0);
    CHECK(shared(two({square}, {rectangle(4, 4, 8, 8)})) == 0.0);
    CHECK(shared(two({square}, {rectangle(3, 3, 6, 6)})) == 1.0);
    CHECK(shared(two({square}, {rectangle(1, 1, 3, 2)})) == 2.0);
    CHECK(shared(two({square}, {square})) == 16.0);
}

TEST_CASE("land in a hole is not shared") {
    const std::vector<std::vector<Coord>> ring{rectangle(0, 0, 10, 10),
                                               reversed(rectangle(2, 2, 8, 8))};
    CHECK(shared(two(ring, {rectangle(3, 3, 7, 7)})) == 0.0);
    CHECK(shared(two(ring, {rectangle(2, 2, 8, 8)})) == 0.0);
    CHECK(shared(two(ring, {rectangle(1, 4, 9, 5)})) == doctest::Approx(2.0));
    CHECK(shared(two(ring, ring)) == doctest::Approx(64.0));
}

TEST_CASE("neighbours with slanted common borders share nothing but rounding") {
    // A border that wriggles at the size of coordinates that plots have, in degrees and in metres.
    for (const double scale : {1e-3, 100.0}) {
        const Coord origin = scale < 1.0 ? Coord{69.78, 37.91} : Coord{568'000.0, 4'196'000.0};
        std::vector<Coord> border;
        for (int i = 0; i <= 40; ++i) {
            border.push_back({origin.x + scale * (i + 0.3 * std::sin(i)) / 7.0,
                              origin.y + scale * std::cos(1.7 * i) / 3.0});
        }
        std::vector<Coord> above = border;
        above.push_back({border.back().x, origin.y + scale});
        above.push_back({border.front().x, origin.y + scale});
        above.push_back(border.front());
        std::vector<Coord> below(border.rbegin(), border.rend());
        below.push_back({border.front().x, origin.y - scale});
        below.push_back({border.back().x, origin.y - scale});
        below.push_back(border.back());
        CHECK(std::abs(shared(two({above}, {below}))) < 1e-12 * scale * scale);
    }
}

TEST_CASE("a vertex on the neighbour's edge within rounding shares next to nothing") {
    // The third of an edge is no double: the two borders cross by some 1e-17.
    const std::vector<Coord> wide{{0, 0}, {1, 0.1}, {1, 1}, {0, 1}, {0, 0}};
    const Coord third{1.0 / 3.0, 0.1 / 3.0};
    const std::vector<Coord> left{{0, 0}, {0, -1}, third, {0, 0}};
    CHECK(std::abs(shared(two({wide}, {left}))) < 1e-15);
}

TEST_CASE("random polygons, small and large, agree with GEOS") {
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> place(-1.0, 1.0);
    for (int i = 0; i < 120; ++i) {
        const int p = i % 3 == 0 ? 400 : 9;
        const int q = i % 5 == 0 ? 3000 : 12;
        const Geometries g = two({star({place(random), place(random)}, 1.0, p, 0.3, random)},
                                 {star({place(random), place(random)}, 0.7, q, 0.4, random)});
        CAPTURE(i);
        CHECK(shared(g) == doctest::Approx(by_geos(g)).epsilon(1e-9));
        CHECK(shared(g, 1, 0) == doctest::Approx(shared(g)).epsilon(1e-12));
    }
}

TEST_CASE("parts, points and empty rows") {
    Geometries g = two({rectangle(0, 0, 1, 1)}, {rectangle(0, 0, 1, 1)});
    g.feature_offsets.pop_back();  // one feature of two parts, far apart
    g.kinds.pop_back();
    for (Coord& p : std::span(g.coords).subspan(5)) {
        p.x += 10.0;
    }
    g.feature_offsets.back() = 2;
    add_polygon(g, {rectangle(0.5, 0, 10.25, 1)});
    g.add_empty();
    CHECK(shared(g) == doctest::Approx(0.75));
    CHECK(shared(g, 0, 2) == 0.0);
}

TEST_CASE("a border of a million vertices beside small plots and beside another") {
    const auto shore = [](int vertices, double phase) {
        std::vector<Coord> ring;
        for (int i = 0; i < vertices; ++i) {
            const double angle = 2.0 * std::numbers::pi * i / vertices;
            const double radius =
                1.0 + 0.1 * std::sin(7.0 * angle + phase) + 1e-5 * std::sin(vertices * 0.3 * angle);
            ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
        }
        ring.push_back(ring.front());
        return ring;
    };
    Geometries g = two({shore(1'000'000, 0.0)}, {shore(500'000, 1.0)});
    for (int i = 0; i < 2000; ++i) {
        const double x = std::cos(i * 0.003);
        const double y = std::sin(i * 0.003);
        add_polygon(g, {rectangle(x, y, x + 0.002, y + 0.002)});
    }
    const SharedArea area(g);
    const auto of = [&](std::size_t a, std::size_t b) {
        return area.of(a, b, g.feature_box(a), g.feature_box(b)).value();
    };
    CHECK(of(0, 1) == doctest::Approx(by_geos(g)).epsilon(1e-9));
    for (std::size_t i = 2; i < g.feature_count(); i += 700) {
        CHECK(of(0, i) == doctest::Approx(by_geos(g, 0, i)).epsilon(1e-9));
    }
}

TEST_CASE("where every edge lies over every other, somebody else has to measure") {
    std::mt19937_64 random(11);
    const Geometries g =
        two({star({0, 0}, 1.0, 100'000, 0.9, random)}, {star({0, 0}, 1.0, 100'000, 0.9, random)});
    CHECK_FALSE(SharedArea(g).of(0, 1, g.feature_box(0), g.feature_box(1)).has_value());
}
