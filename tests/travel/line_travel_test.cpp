#include "travel/line_travel.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "core/error.hpp"
#include "measure/distance.hpp"

using namespace zamin;
using namespace zamin::travel;

namespace {

// Two sources on the equator, 0.1 degrees apart, farms between and around.
const std::vector<Coord> sources{{0.0, 0.0}, {0.1, 0.0}};
const std::vector<Coord> farms{{0.01, 0.0}, {0.08, 0.01}, {0.05, 0.0}, {std::nan(""), 0.0}};
constexpr double degree_m = 111319.490793;

}  // namespace

TEST_CASE("costs are geodesic distances, cheapest first") {
    Progress progress;
    const CostTable table = LineTravel().costs(sources, farms, {}, progress);
    CHECK(table.farms() == 4);
    CHECK(table.of(0)[0].source == 0);
    CHECK(table.of(0)[0].cost == doctest::Approx(0.01 * degree_m).epsilon(1e-9));
    CHECK(table.of(0)[1].cost == doctest::Approx(0.09 * degree_m).epsilon(1e-9));
    CHECK(table.of(1)[0].source == 1);
    CHECK(table.of(1)[0].cost ==
          doctest::Approx(measure::geodesic_m(sources[1], farms[1], {})).epsilon(1e-9));
    CHECK(table.of(3).empty());
}

TEST_CASE("the nearest alone is the first of all, a limit includes its own figure") {
    Progress progress;
    const LineTravel travel(1.5);
    const CostTable all = travel.costs(sources, farms, {}, progress);
    CostOptions options;
    options.nearest = 1;
    options.limit = all.of(0)[0].cost;
    const CostTable nearest = travel.costs(sources, farms, options, progress);
    CHECK(nearest.of(0).size() == 1);
    CHECK(nearest.of(0)[0] == all.of(0)[0]);
    CHECK(nearest.of(1).empty());
    CHECK(all.of(0)[0].cost == doctest::Approx(0.015 * degree_m).epsilon(1e-9));
    CHECK(travel.description() == "straight line on the ellipsoid, times 1.5");
}

TEST_CASE("any number of threads, the same digits") {
    std::vector<Coord> many;
    for (int i = 0; i < 5000; ++i) {
        many.push_back({0.1 * std::sin(i), 0.1 * std::cos(3.0 * i)});
    }
    Progress progress;
    CostOptions one;
    one.threads = 1;
    CHECK(LineTravel().costs(sources, many, one, progress).ways ==
          LineTravel().costs(sources, many, {}, progress).ways);
}

TEST_CASE("the field's cells know their nearest source and its distance") {
    Progress progress;
    Box box;
    box.add(sources[0]);
    box.add(sources[1]);
    const Frame frame = frame_over(box, 1000.0, 500.0);
    const Field field = LineTravel().field(sources, frame, {}, progress);
    const Transformation to_plane(Crs::wgs84(), frame.crs);
    std::size_t column = 0;
    std::size_t row = 0;
    REQUIRE(frame.cell_of(to_plane.apply(Coord{0.09, 0.005}), column, row));
    const std::size_t cell = row * frame.width + column;
    CHECK(field.nearest[cell] == 1);
    const Transformation to_degrees(frame.crs, Crs::wgs84());
    const Coord center = to_degrees.apply(frame.center(column, row));
    CHECK(field.cost[cell] ==
          doctest::Approx(measure::geodesic_m(sources[1], center, {})).epsilon(1e-6));
}

TEST_CASE("a route is the line itself; points that are nowhere are said") {
    Progress progress;
    const Route route = LineTravel().route(farms[0], sources[0], {}, progress);
    CHECK(route.line == std::vector<Coord>{farms[0], sources[0]});
    CHECK(route.total == doctest::Approx(0.01 * degree_m).epsilon(1e-9));
    const std::vector<Problem> problems = LineTravel().problems_of(farms, "farms");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].feature == 3);
}

TEST_CASE("a detour factor below one is wrong usage") {
    CHECK_THROWS_AS(LineTravel(0.9), UsageError);
    CHECK_THROWS_AS(LineTravel(std::nan("")), UsageError);
}
