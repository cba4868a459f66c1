// Plots against zones; GEOS's overlay of the same shapes is the independent measure.
#include "measure/overlay.hpp"

#include <doctest/doctest.h>
#include <geos_c.h>

#include "measure/area.hpp"
#include "measure/geos_handles.hpp"
#include "shapes.hpp"

using zamin::Coord;
using zamin::Crs;
using zamin::Geometries;
using zamin::GeometryKind;
using zamin::measure::feature_area_m2;
using zamin::measure::Overlay;
using zamin::measure::PlotOverlay;
using zamin::measure::ZoneId;
using zamin::test::add_polygon;
using zamin::test::one_each;
using zamin::test::rectangle;

namespace {

// Near Kulob, in units of 0.001 degree.
std::vector<Coord> placed(std::vector<Coord> ring) {
    for (Coord& p : ring) {
        p = {69.78 + p.x * 1e-3, 37.91 + p.y * 1e-3};
    }
    return ring;
}

double geos_area_m2(const Geometries& plots, std::size_t plot, const Geometries& zones,
                    std::size_t zone) {
    using namespace zamin::measure;
    const GeosGeometry piece(GEOSIntersection_r(geos(), polygon_to_geos(plots, plot).get(),
                                                polygon_to_geos(zones, zone).get()));
    Geometries pieces;
    append_polygons(piece.get(), pieces);
    pieces.end_feature(GeometryKind::polygon);
    return feature_area_m2(pieces, 0, {});
}

double sum_m2(const PlotOverlay& overlay) {
    double sum = overlay.outside_m2;
    for (const auto& piece : overlay.zones) {
        sum += piece.area_m2;
    }
    return sum;
}

}  // namespace

TEST_CASE("a plot inside, outside, astride and around") {
    Geometries zones;
    add_polygon(zones, {placed(rectangle(0, 0, 10, 10))});
    add_polygon(zones, {placed(rectangle(10, 0, 20, 10))});
    Geometries plots;
    add_polygon(plots, {placed(rectangle(1, 1, 2, 2))});       // inside the first
    add_polygon(plots, {placed(rectangle(30, 1, 31, 2))});     // outside
    add_polygon(plots, {placed(rectangle(9, 4.1, 12, 5.3))});  // a third and two thirds
    add_polygon(plots, {placed(rectangle(-5, -5, 25, 15))});   // around both
    add_polygon(plots, {placed(rectangle(18, 3, 22, 4))});     // half outside
    const Overlay overlay(plots, zones, one_each(zones), Crs::wgs84());
    const auto of = [&](std::size_t i) { return overlay.of(i, feature_area_m2(plots, i, {})); };
    CHECK(of(0).zones.size() == 1);
    CHECK(of(0).zones[0].area_m2 == feature_area_m2(plots, 0, {}));
    CHECK(of(1).zones.empty());
    CHECK(of(1).outside_m2 == feature_area_m2(plots, 1, {}));
    const auto astride = of(2);
    CHECK_FALSE(astride.by_geos);
    REQUIRE(astride.zones.size() == 2);
    CHECK(astride.zones[1].area_m2 ==
          doctest::Approx(2.0 * astride.zones[0].area_m2).epsilon(1e-6));
    CHECK(astride.outside_m2 == 0.0);
    const auto around = of(3);
    REQUIRE(around.zones.size() == 2);
    CHECK(around.zones[0].area_m2 == doctest::Approx(feature_area_m2(zones, 0, {})).epsilon(1e-5));
    CHECK(around.outside_m2 > around.zones[0].area_m2);
    const auto half = of(4);
    REQUIRE(half.zones.size() == 1);
    CHECK(half.zones[0].area_m2 == doctest::Approx(half.outside_m2).epsilon(1e-5));
}

TEST_CASE("random plots over random neighbours agree with GEOS") {
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> where(-14.0, 14.0);
    std::uniform_real_distribution<double> size(0.2, 6.0);
    // Two zones that share a ragged border, and a hole in the first.
    std::vector<Coord> border;
    for (int i = 0; i <= 40; ++i) {
        border.push_back(
            {std::uniform_real_distribution<double>(-1.0, 1.0)(random), -10 + 0.5 * i});
    }
    std::vector<Coord> west{{-10, -10}};
    west.insert(west.end(), border.begin(), border.end());
    west.insert(west.end(), {{-10, 10}, {-10, -10}});
    std::vector<Coord> east(border.rbegin(), border.rend());
    east.insert(east.end(), {{10, -10}, {10, 10}});
    east.push_back(east.front());
    Geometries zones;
    add_polygon(zones, {placed(west), placed({{-6, -3}, {-7, 2}, {-4, 1}, {-6, -3}})});
    add_polygon(zones, {placed(east)});
    Geometries plots;
    for (int i = 0; i < 3000; ++i) {
        add_polygon(plots, {placed(zamin::test::star({where(random), where(random)}, size(random),
                                                     3 + i % 12, 0.5, random))});
    }
    const Overlay overlay(plots, zones, one_each(zones), Crs::wgs84());
    int cut = 0;
    double worst = 0.0;
    for (std::size_t i = 0; i < plots.feature_count(); ++i) {
        const double area_m2 = feature_area_m2(plots, i, {});
        const PlotOverlay found = overlay.of(i, area_m2);
        cut += found.by_geos ? 0 : 1;
        REQUIRE(std::abs(sum_m2(found) / area_m2 - 1.0) < 5e-5);
        std::vector<double> by_zone(2, 0.0);
        for (const auto& piece : found.zones) {
            by_zone[piece.zone] = piece.area_m2;
        }
        for (std::size_t zone = 0; zone < 2; ++zone) {
            const double expected_m2 = geos_area_m2(plots, i, zones, zone);
            worst = std::max(worst, std::abs(by_zone[zone] - expected_m2) / area_m2);
        }
    }
    MESSAGE("largest difference to GEOS's pieces, as a share of the plot: ", worst);
    CHECK(worst < 1e-9);
    CHECK(cut > 2900);
}

TEST_CASE("edges in common go the slow, sure way and give the same") {
    Geometries zones;
    add_polygon(zones, {placed(rectangle(0, 0, 10, 10))});
    add_polygon(zones, {placed(rectangle(10, 0, 20, 10))});
    Geometries plots;
    add_polygon(plots, {placed(rectangle(8, 0, 10, 2))});   // along the border and the rim
    add_polygon(plots, {placed(rectangle(9, 0, 11, 10))});  // corner to corner
    const Overlay overlay(plots, zones, one_each(zones), Crs::wgs84());
    const auto along = overlay.of(0, feature_area_m2(plots, 0, {}));
    REQUIRE(along.zones.size() == 1);
    CHECK(along.outside_m2 == 0.0);
    const auto across = overlay.of(1, feature_area_m2(plots, 1, {}));
    REQUIRE(across.zones.size() == 2);
    CHECK(across.zones[0].area_m2 == doctest::Approx(across.zones[1].area_m2).epsilon(1e-6));
}

TEST_CASE("where zones overlap the first has the land, once") {
    Geometries zones;
    add_polygon(zones, {placed(rectangle(0, 0, 10, 10))});
    add_polygon(zones, {placed(rectangle(8, 0, 20, 10))});
    Geometries plots;
    add_polygon(plots, {placed(rectangle(7, 4, 11, 5))});
    const Overlay overlay(plots, zones, one_each(zones), Crs::wgs84());
    CHECK(overlay.zones_overlap());
    const double area_m2 = feature_area_m2(plots, 0, {});
    const auto found = overlay.of(0, area_m2);
    REQUIRE(found.zones.size() == 2);
    CHECK(found.zones[0].area_m2 == doctest::Approx(0.75 * area_m2).epsilon(1e-5));
    CHECK(sum_m2(found) == doctest::Approx(area_m2).epsilon(1e-6));
}

TEST_CASE("neighbours whose borders differ by rounding are cut as quickly, and to the same") {
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> ragged(-1.0, 1.0);
    std::uniform_real_distribution<double> where(-7.5, 7.5);
    std::vector<Coord> border;
    for (int i = 0; i <= 20; ++i) {
        border.push_back({ragged(random), -10.0 + i});
    }
    std::vector<Coord> west{{-10, -10}};
    west.insert(west.end(), border.begin(), border.end());
    west.insert(west.end(), {{-10, 10}, {-10, -10}});
    // The other side has a corner amid every edge, as near to it as doubles get.
    std::vector<Coord> east = placed({{10, -10}, {10, 10}});
    const std::vector<Coord> line = placed(border);
    for (std::size_t i = line.size(); i-- > 0;) {
        east.push_back(line[i]);
        if (i > 0) {
            const double t = 0.1 + 0.8 * std::abs(ragged(random));
            east.push_back({line[i].x + t * (line[i - 1].x - line[i].x),
                            line[i].y + t * (line[i - 1].y - line[i].y)});
        }
    }
    east.push_back(east.front());
    Geometries zones;
    add_polygon(zones, {placed(west)});
    add_polygon(zones, {east});
    Geometries plots;
    for (int i = 0; i < 1000; ++i) {
        add_polygon(plots, {placed(zamin::test::star({where(random) / 5, where(random)}, 1.5,
                                                     3 + i % 9, 0.5, random))});
    }
    const Overlay overlay(plots, zones, one_each(zones), Crs::wgs84());
    REQUIRE(overlay.zones_overlap());
    int by_geos = 0;
    for (std::size_t i = 0; i < plots.feature_count(); ++i) {
        const double area_m2 = feature_area_m2(plots, i, {});
        const PlotOverlay found = overlay.of(i, area_m2);
        by_geos += found.by_geos ? 1 : 0;
        REQUIRE(std::abs(sum_m2(found) / area_m2 - 1.0) < 5e-5);
        for (const auto& piece : found.zones) {
            const double expected_m2 = geos_area_m2(plots, i, zones, piece.zone);
            // GEOS, that cuts a plot at one zone after the other, loses the corners amid edges.
            REQUIRE(std::abs(piece.area_m2 - expected_m2) / area_m2 <
                    (found.by_geos ? 1e-6 : 1e-9));
        }
    }
    CHECK(by_geos < 20);
}

TEST_CASE("a border drawn twice that crosses itself: as much land in both as in none") {
    Geometries zones;
    add_polygon(zones, {placed({{0, 0}, {11, 0}, {9, 10}, {0, 10}, {0, 0}})});
    add_polygon(zones, {placed({{9, 0}, {20, 0}, {20, 10}, {11, 10}, {9, 0}})});
    Geometries plots;
    add_polygon(plots, {placed(rectangle(8, 4, 12, 6))});  // a triangle of 0.2 below and above
    const Overlay overlay(plots, zones, one_each(zones), Crs::wgs84());
    const double area_m2 = feature_area_m2(plots, 0, {});
    const PlotOverlay found = overlay.of(0, area_m2);
    CHECK(found.by_geos);
    REQUIRE(found.zones.size() == 2);
    CHECK(found.zones[0].area_m2 == doctest::Approx(4.0 / 8 * area_m2).epsilon(1e-5));
    CHECK(found.zones[1].area_m2 == doctest::Approx(3.8 / 8 * area_m2).epsilon(1e-5));
    CHECK(found.outside_m2 == doctest::Approx(0.2 / 8 * area_m2).epsilon(1e-4));
}

TEST_CASE("a projected plane gives the same shares") {
    const Crs utm = Crs::parse("EPSG:32642");
    Geometries zones;
    add_polygon(zones, {placed(rectangle(0, 0, 10, 10))});
    Geometries plots;
    add_polygon(plots, {placed({{9, 4}, {11, 4.3}, {10.7, 5.8}, {9.2, 5.1}, {9, 4}})});
    const double area_m2 = feature_area_m2(plots, 0, {});
    const auto in_degrees =
        Overlay(plots, zones, one_each(zones), Crs::wgs84()).of(0, area_m2).zones.at(0).area_m2;
    const zamin::Transformation to_utm(Crs::wgs84(), utm);
    to_utm.apply(zones.coords);
    to_utm.apply(plots.coords);
    const auto in_metres =
        Overlay(plots, zones, one_each(zones), utm).of(0, area_m2).zones.at(0).area_m2;
    CHECK(in_metres == doctest::Approx(in_degrees).epsilon(1e-5));
}
