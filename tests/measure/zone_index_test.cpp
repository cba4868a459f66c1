#include "measure/zone_index.hpp"

#include <doctest/doctest.h>
#include <geos_c.h>

#include "measure/geos_handles.hpp"
#include "shapes.hpp"

using zamin::Box;
using zamin::Coord;
using zamin::Geometries;
using zamin::measure::ZoneId;
using zamin::measure::ZoneIndex;
using zamin::test::add_polygon;
using zamin::test::one_each;
using zamin::test::rectangle;

TEST_CASE("points and clear boxes find their zone, holes and outside included") {
    Geometries g;
    add_polygon(g, {rectangle(0, 0, 10, 10), {{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}}});
    add_polygon(g, {rectangle(10, 0, 20, 10)});
    const ZoneIndex index(g, one_each(g));
    CHECK_FALSE(index.zones_overlap());
    CHECK(index.zones_at({1, 1}) == std::vector<ZoneId>{0});
    CHECK(index.zones_at({15, 5}) == std::vector<ZoneId>{1});
    CHECK(index.zones_at({5, 5}).empty());
    CHECK(index.zones_at({30, 5}).empty());
    CHECK(index.contains(0, {9.99, 9.99}) == true);
    CHECK(index.contains(1, {9.99, 9.99}) == false);
    CHECK_FALSE(index.contains(0, {10, 5}).has_value());

    const auto clear = index.zones_of_clear_box(Box{1.2, 1.2, 1.4, 1.4});
    REQUIRE(clear);
    CHECK(std::vector<ZoneId>(clear->begin(), clear->end()) == std::vector<ZoneId>{0});
    CHECK_FALSE(index.zones_of_clear_box(Box{9, 1, 11, 2}));
    std::vector<std::uint32_t> edges;
    index.edges_near(Box{9, 1, 11, 2}, edges);
    CHECK(edges.size() == 2);  // the shared border, once from either side
}

TEST_CASE("overlapping and identical zones are noticed, neighbours are not") {
    Geometries g;
    add_polygon(g, {rectangle(0, 0, 10, 10)});
    add_polygon(g, {rectangle(9.99, 2, 20, 8)});
    CHECK(ZoneIndex(g, one_each(g)).zones_overlap());
    Geometries twice;
    add_polygon(twice, {rectangle(0, 0, 10, 10)});
    add_polygon(twice, {rectangle(0, 0, 10, 10)});
    CHECK(ZoneIndex(twice, one_each(twice)).zones_overlap());
}

TEST_CASE("an index of nothing holds nothing") {
    const ZoneIndex index(Geometries(), {});
    CHECK(index.zones_at({0, 0}).empty());
    const auto clear = index.zones_of_clear_box(Box{-1, -1, 1, 1});
    REQUIRE(clear);
    CHECK(clear->empty());
}

TEST_CASE("random points agree with GEOS in random zones") {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> where(-25.0, 25.0);
    for (int round = 0; round < 20; ++round) {
        Geometries g;
        add_polygon(g, {zamin::test::star({0, 0}, 12, 5 + 40 * round, 0.4, random)});
        const ZoneIndex index(g, one_each(g));
        const auto polygon = zamin::measure::polygon_to_geos(g, 0);
        for (int i = 0; i < 500; ++i) {
            const Coord p{where(random), where(random)};
            GEOSCoordSequence* at = GEOSCoordSeq_create_r(zamin::measure::geos(), 1, 2);
            GEOSCoordSeq_setXY_r(zamin::measure::geos(), at, 0, p.x, p.y);
            const zamin::measure::GeosGeometry point(
                GEOSGeom_createPoint_r(zamin::measure::geos(), at));
            const bool inside =
                GEOSContains_r(zamin::measure::geos(), polygon.get(), point.get()) == 1;
            REQUIRE(index.contains(0, p) == inside);
            REQUIRE(index.zones_at(p).size() == (inside ? 1 : 0));
        }
    }
}
