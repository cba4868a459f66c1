// Distances between the readings of the same numbers are those measured with PROJ's own programs
// for Kulob, 37.91 N 69.78 E; the accuracies are EPSG's.
#include "io/crs_candidates.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "io/shapes.hpp"

using namespace zamin;
using io::crs_candidates;
using io::CrsCandidate;

namespace {

const Coord kulob_deg{69.78, 37.91};

// Metres east and north from a to b, on a sphere: right to a percent over a few kilometres.
Coord apart_m(Coord a, Coord b) {
    return {(b.x - a.x) * 111320.0 * std::cos(a.y * 3.14159265358979 / 180.0),
            (b.y - a.y) * 110990.0};
}

std::vector<std::string> codes(const std::vector<CrsCandidate>& candidates) {
    std::vector<std::string> result;
    for (const CrsCandidate& candidate : candidates) {
        result.push_back(candidate.code + (candidate.northing_first ? " turned" : ""));
    }
    return result;
}

std::vector<std::string> codes_of(Coord number) {
    return codes(crs_candidates({&number, 1}));
}

Coord kulob_in(const char* code) {
    return Transformation(Crs::wgs84(), Crs::parse(code)).apply(kulob_deg);
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Pulkovo's degrees read as WGS 84 lie 60 m too far east and 13 m too far south") {
    const Coord read_wrong = kulob_in("EPSG:4284");
    const Coord shift = apart_m(kulob_deg, read_wrong);
    CHECK(shift.x == doctest::Approx(60.0).epsilon(0.03));
    CHECK(shift.y == doctest::Approx(-13.0).epsilon(0.05));
    CHECK(codes_of(kulob_deg) == Words{"EPSG:4326", "EPSG:4284"});
}

TEST_CASE("UTM 42N and Pulkovo without zone digits read the same numbers 1.7 km apart") {
    const Coord number = kulob_in("EPSG:32642");
    const auto candidates = crs_candidates({&number, 1});
    CHECK(codes(candidates) == Words{"EPSG:32642", "EPSG:2502"});
    const Coord shift =
        apart_m(candidates.at(0).lonlat_deg.center(), candidates.at(1).lonlat_deg.center());
    CHECK(std::abs(shift.y) > 1720.0 * 0.995);
    CHECK(std::abs(shift.y) < 1740.0 * 1.005);
    CHECK(candidates[0].accuracy_m == 0.0);
    CHECK(candidates[1].accuracy_m == 4.5);
    CHECK(candidates[1].reason.english().find("4.5 m") != std::string::npos);
}

TEST_CASE("Zone digits tell zones apart, also where northing comes first") {
    const Coord six = kulob_in("EPSG:28412");
    CHECK(six.x == doctest::Approx(12.568e6).epsilon(0.001));
    CHECK(codes_of(six) == Words{"EPSG:28412"});
    CHECK(codes_of({six.y, six.x}) == Words{"EPSG:28412 turned"});
    const Coord three = kulob_in("EPSG:2539");
    CHECK(three.x == doctest::Approx(23.568e6).epsilon(0.001));
    CHECK(codes_of(three) == Words{"EPSG:2539"});
    const Coord pamir = Transformation(Crs::wgs84(), Crs::parse("EPSG:28413")).apply({73.0, 38.5});
    CHECK(codes_of(pamir) == Words{"EPSG:28413"});
    CHECK(codes_of({7767000.0, 4565000.0}) == Words{"EPSG:3857"});
    CHECK(codes_of({37.91, 69.78}) == Words{"EPSG:4326 turned", "EPSG:4284 turned"});
    CHECK(codes_of({1.0, 2.0}).empty());
    CHECK(codes_of({std::nan(""), HUGE_VAL}).empty());
    CHECK(crs_candidates({}).empty());
}

TEST_CASE("Layers that lie right bring the better candidate to the front, whatever their system") {
    // Plots within 300 m of two villages, given in Pulkovo without zone digits.
    const std::vector<Coord> villages_deg{{69.78, 37.91}, {69.80, 37.93}};
    const Transformation to_pulkovo(Crs::wgs84(), Crs::parse("EPSG:2502"));
    std::vector<Coord> plots;
    for (const Coord v : villages_deg) {
        plots.push_back(to_pulkovo.apply({v.x + 0.003, v.y}));
        plots.push_back(to_pulkovo.apply({v.x, v.y - 0.002}));
    }
    CHECK(codes(crs_candidates(plots)).front() == "EPSG:32642");
    Geometries points;
    test::add_points(points, {villages_deg[0]});
    test::add_points(points, {villages_deg[1]});
    const Layer villages = test::layer_of("villages", points);
    const Layer* right = &villages;
    const auto near = crs_candidates(plots, {&right, 1});
    CHECK(codes(near) == Words{"EPSG:2502", "EPSG:32642"});
    CHECK(*near[0].distance_m < 350.0);
    CHECK(*near[1].distance_m > 1000.0);
    CHECK_FALSE(near[0].inside_share);

    // Districts in UTM: a square of 6 km whose northern edge the wrong reading crosses.
    const Crs utm = Crs::parse("EPSG:32642");
    const Transformation to_utm(Crs::wgs84(), utm);
    const Coord middle = to_utm.apply({69.79, 37.905});
    Geometries square;
    test::add_polygon(square, {test::square(middle.x - 3000.0, middle.y - 3000.0, 6000.0)});
    const Layer districts = test::layer_of("districts", square, "EPSG:32642");
    right = &districts;
    const auto inside = crs_candidates(plots, {&right, 1});
    CHECK(inside.front().code == "EPSG:2502");
    CHECK(inside.front().inside_share == 1.0);
    CHECK(*inside.back().inside_share < 1.0);
    CHECK(inside.front().reason.english().find("100 % in polygons") != std::string::npos);
}
