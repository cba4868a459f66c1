// Karney's geodesic polygon area (Karney 2013, "Algorithms for geodesics"), as shipped in PROJ, is
// the independent measure here.
#include "measure/area.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <geodesic.h>

#include <cmath>
#include <numbers>
#include <random>

#include "core/error.hpp"

using zamin::Coord;
using zamin::Crs;
using zamin::Ellipsoid;
using zamin::GeometryKind;
using zamin::Layer;
using zamin::Progress;
using zamin::measure::path_integral_m2;
using zamin::measure::ring_area_m2;

namespace {

double karney_m2(const std::vector<Coord>& ring, const Ellipsoid& e = {}) {
    geod_geodesic geodesic;
    geod_init(&geodesic, e.a_m, e.f);
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        geod_polygon_addpoint(&geodesic, &polygon, ring[i].y, ring[i].x);
    }
    double area_m2 = 0.0;
    geod_polygon_compute(&geodesic, &polygon, 0, 1, &area_m2, nullptr);
    return area_m2;
}

// A closed counter-clockwise star round (lon, lat) whose radii vary, in metres.
std::vector<Coord> star(double lon, double lat, double radius_m, int vertices, double roughness,
                        std::mt19937_64& random) {
    std::uniform_real_distribution<double> wobble(1.0 - roughness, 1.0 + roughness);
    const double degree_m = 111'320.0;
    std::vector<Coord> ring;
    for (int i = 0; i < vertices; ++i) {
        const double angle = 2.0 * std::numbers::pi * (i + 0.3) / vertices;
        const double r = radius_m * wobble(random);
        ring.push_back(
            {lon + r * std::cos(angle) / (degree_m * std::cos(lat * std::numbers::pi / 180.0)),
             lat + r * std::sin(angle) / degree_m});
    }
    ring.push_back(ring.front());
    return ring;
}

double relative(double value, double reference) {
    return std::abs(value / reference - 1.0);
}

}  // namespace

// The planar area in a transverse Mercator projection whose origin is the plot's middle: exact to
// (size / earth radius)^2, which for a plot of 35 m is 1e-11.
double tangent_plane_m2(std::vector<Coord> ring, double lon, double lat) {
    const auto tangent = fmt::format(
        "+proj=tmerc +lat_0={} +lon_0={} +k=1 +x_0=0 +y_0=0 +datum=WGS84 +type=crs", lat, lon);
    zamin::Transformation(Crs::wgs84(), Crs::parse(tangent)).apply(ring);
    return zamin::signed_area2(ring) / 2.0;
}

// PROJ's own rounding on a single small polygon, absolute, as the tangent plane shows it.
constexpr double karney_rounding_m2 = 2e-4;

TEST_CASE("plots up to 100 ha agree with Karney to 1e-9 at every latitude") {
    std::mt19937_64 random(1);
    double worst_large = 0.0;
    double worst_small = 0.0;
    for (double lat = -80.0; lat <= 80.0; lat += 2.5) {
        for (const int vertices : {3, 4, 5, 9, 40}) {
            for (const double radius_m : {10.0, 35.0, 120.0, 300.0, 560.0}) {
                const auto ring = star(69.7843, lat, radius_m, vertices, 0.3, random);
                const double area_m2 = ring_area_m2(ring, {});
                const double reference_m2 = karney_m2(ring);
                CHECK(std::abs(area_m2 - reference_m2) < 1e-9 * reference_m2 + karney_rounding_m2);
                if (radius_m > 500.0) {
                    worst_large = std::max(worst_large, relative(area_m2, reference_m2));
                }
                if (radius_m < 200.0) {
                    worst_small = std::max(worst_small,
                                           relative(area_m2, tangent_plane_m2(ring, 69.7843, lat)));
                }
            }
        }
    }
    MESSAGE("largest relative difference to Karney, 50 to 100 ha: ", worst_large);
    MESSAGE("largest relative difference to the tangent plane, up to 5 ha: ", worst_small);
    CHECK(worst_large < 1e-9);
    CHECK(worst_small < 1e-9);
}

TEST_CASE("long thin fields agree too, whichever way they lie") {
    double worst = 0.0;
    for (double turn = 0.0; turn < 3.1; turn += 0.1) {
        for (const double length_m : {500.0, 2000.0, 4800.0}) {
            const double width_m = std::min(200.0, 1e6 / length_m);
            std::vector<Coord> ring;
            for (const auto& [along, across] :
                 {std::pair{0.0, 0.0}, {1.0, 0.0}, {1.0, 1.0}, {0.0, 1.0}, {0.0, 0.0}}) {
                const double u = along * length_m;
                const double v = across * width_m;
                ring.push_back({68.9 + (u * std::cos(turn) - v * std::sin(turn)) / 88'000.0,
                                37.6 + (u * std::sin(turn) + v * std::cos(turn)) / 111'000.0});
            }
            worst = std::max(worst, relative(ring_area_m2(ring, {}), karney_m2(ring)));
        }
    }
    MESSAGE("largest relative difference: ", worst);
    CHECK(worst < 1e-9);
}

TEST_CASE("districts agree to 1e-7, with short edges and with long ones") {
    std::mt19937_64 random(2);
    double worst = 0.0;
    for (const double lat : {-45.0, 0.5, 37.9, 60.0, 75.0}) {
        for (const double radius_m : {8e3, 30e3, 90e3}) {
            for (const int vertices : {5, 12, 60, 2000}) {
                const auto ring = star(69.0, lat, radius_m, vertices, 0.2, random);
                worst = std::max(worst, relative(ring_area_m2(ring, {}), karney_m2(ring)));
            }
        }
    }
    MESSAGE("largest relative difference: ", worst);
    CHECK(worst < 1e-7);
}

TEST_CASE("other ellipsoids, and a sphere's known area") {
    std::mt19937_64 random(3);
    const Ellipsoid krassowsky{6378245.0, 1.0 / 298.3};
    const auto ring = star(69.0, 38.0, 200.0, 7, 0.2, random);
    CHECK(relative(ring_area_m2(ring, krassowsky), karney_m2(ring, krassowsky)) < 1e-9);
    // A spherical quadrangle between meridians, edges along meridians and the equator: an octant.
    const Ellipsoid sphere{1000.0, 0.0};
    const std::vector<Coord> octant{{0, 0}, {90, 0}, {90, 89.9999999}, {0, 89.9999999}, {0, 0}};
    CHECK(relative(ring_area_m2(octant, sphere), std::numbers::pi / 2.0 * 1e6) < 1e-7);
}

TEST_CASE("direction gives the sign; a ring without extent has no area") {
    const std::vector<Coord> square{
        {69, 38}, {69.001, 38}, {69.001, 38.001}, {69, 38.001}, {69, 38}};
    const std::vector<Coord> reversed(square.rbegin(), square.rend());
    CHECK(ring_area_m2(square, {}) > 9000.0);
    CHECK(ring_area_m2(reversed, {}) == doctest::Approx(-ring_area_m2(square, {})).epsilon(1e-12));
    CHECK(ring_area_m2(std::vector<Coord>{{69, 38}, {70, 38}, {69, 38}}, {}) == 0.0);
    CHECK(ring_area_m2({}, {}) == 0.0);
}

TEST_CASE("a ring across the antimeridian has the area of the same ring elsewhere") {
    const std::vector<Coord> there{
        {179.999, 38}, {180.001, 38}, {180.001, 38.001}, {179.999, 38.001}, {179.999, 38}};
    std::vector<Coord> here = there;
    for (Coord& p : here) {
        p.x -= 110.0;
    }
    CHECK(relative(ring_area_m2(there, {}), ring_area_m2(here, {})) < 1e-9);
}

TEST_CASE("parts of a boundary sum to the ring, whatever the reference latitude") {
    std::mt19937_64 random(4);
    const auto ring = star(69.0, 38.0, 300.0, 8, 0.2, random);
    const std::span<const Coord> all(ring);
    for (const double lat0_deg : {37.99, 38.0, 38.3}) {
        const double parts_m2 = path_integral_m2(all.first(4), lat0_deg, {}) +
                                path_integral_m2(all.subspan(3), lat0_deg, {});
        CHECK(relative(-parts_m2, ring_area_m2(ring, {})) < 1e-9);
    }
}

TEST_CASE("holes are subtracted, parts added, a projected layer is measured on its ellipsoid") {
    Layer layer;
    layer.crs = Crs::wgs84();
    auto& g = layer.geometry;
    const auto add = [&](std::vector<Coord> ring) {
        g.coords.insert(g.coords.end(), ring.begin(), ring.end());
        g.end_ring();
    };
    const std::vector<Coord> outer{{69, 38}, {69.01, 38}, {69.01, 38.01}, {69, 38.01}, {69, 38}};
    const std::vector<Coord> hole{
        {69.002, 38.002}, {69.002, 38.004}, {69.004, 38.004}, {69.004, 38.002}, {69.002, 38.002}};
    const std::vector<Coord> island{{69.02, 38}, {69.03, 38}, {69.03, 38.01}, {69.02, 38}};
    add(outer);
    add(hole);
    g.end_part();
    add(island);
    g.end_part();
    g.end_feature(GeometryKind::polygon);
    g.add_empty();
    layer.feature_ids = {1, 2};
    Progress progress;
    const auto areas = zamin::measure::feature_areas_m2(layer, progress);
    const double expected = karney_m2(outer) - std::abs(karney_m2(hole)) + karney_m2(island);
    CHECK(relative(areas[0], expected) < 1e-9);
    CHECK(areas[1] == 0.0);

    Layer projected = layer;
    projected.crs = Crs::parse("EPSG:32642");
    zamin::Transformation(layer.crs, projected.crs).apply(projected.geometry.coords);
    const auto same = zamin::measure::feature_areas_m2(projected, progress);
    // There and back through the projection: its inverse is good to some nanometres.
    CHECK(relative(same[0], expected) < 1e-9);

    layer.crs = Crs();
    CHECK_THROWS_AS(zamin::measure::feature_areas_m2(layer, progress), zamin::Error);
}
