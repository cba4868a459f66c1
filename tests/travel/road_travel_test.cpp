#include "travel/road_travel.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "road_worlds.hpp"

using namespace zamin;
using namespace zamin::travel;

// At 36 km/h, which is 10 m/s, a step of road takes a tenth of its metres in seconds.
constexpr double step_s = step_m / 10.0;

TEST_CASE("the way is the walk to the road, the road, and the walk from it") {
    const RoadTravel travel = RoadMaker().line({{0, 0}, {10, 0}}).line({{10, 0}, {10, 5}}).travel();
    // 0.1 steps of latitude are 110.57 m to the road, at 5 km/h; 8 steps of road.
    const double walk_s = 110.5743 * 3.6 / 5.0;
    CHECK(cost_of(travel, at(2, 0.1), at(10, 0)) ==
          doctest::Approx(walk_s + 8 * step_s).epsilon(1e-5));
    CHECK(cost_of(travel, at(2, 0), at(10, 0)) == doctest::Approx(8 * step_s).epsilon(1e-9));
    CHECK(travel.unit() == CostUnit::seconds);
    CHECK(travel.description() == "quickest way on roads by pickup, the walk to the road included");
}

TEST_CASE("on one edge the way leads along it, not round by its ends") {
    const RoadTravel travel = RoadMaker().line({{0, 0}, {10, 0}}).travel();
    CHECK(cost_of(travel, at(4, 0), at(6, 0)) == doctest::Approx(2 * step_s).epsilon(1e-9));
    CHECK(cost_of(travel, at(6, 0), at(4, 0)) == doctest::Approx(2 * step_s).epsilon(1e-9));
    CHECK(cost_of(travel, at(5, 0), at(5, 0)) == doctest::Approx(0.0));
}

TEST_CASE("one-way: round the block to the source, straight back") {
    RoadMaker roads;
    roads.line({{0, 0}, {10, 0}}, 36.0, 0.0);  // eastward only
    roads.line({{0, 0}, {0, 1}, {10, 1}, {10, 0}});
    const RoadTravel travel = roads.travel();
    const double up_s = 1105.7428 / 10.0;
    CHECK(cost_of(travel, at(4, 0), at(6, 0)) == doctest::Approx(2 * step_s).epsilon(1e-9));
    CHECK(cost_of(travel, at(6, 0), at(4, 0)) ==
          doctest::Approx(18 * step_s + 2 * up_s).epsilon(1e-4));
    CHECK(cost_of(travel, at(6, 0), at(4, 0), Heading::from_source) ==
          doctest::Approx(2 * step_s).epsilon(1e-9));
}

TEST_CASE("the quickest of several, and by length the shortest") {
    RoadMaker roads;
    roads.line({{0, 0}, {10, 0}}, 18.0, 18.0);                   // straight, slow
    roads.line({{0, 0}, {0, 1}, {10, 1}, {10, 0}}, 72.0, 72.0);  // round, fast
    const double round_m = 10 * step_m + 2 * 1105.7428;
    CHECK(cost_of(roads.travel(), at(0, 0), at(10, 0)) ==
          doctest::Approx(round_m / 20.0).epsilon(1e-5));
    RoadOptions options;
    options.network.by_length = true;
    const RoadTravel shortest = roads.travel(options);
    CHECK(cost_of(shortest, at(0, 0), at(10, 0)) == doctest::Approx(10 * step_m).epsilon(1e-9));
    CHECK(shortest.unit() == CostUnit::metres);
}

TEST_CASE("off the network, in another part, on a scrap of road") {
    RoadMaker roads;
    roads.line({{0, 0}, {10, 0}}).line({{0, 20}, {10, 20}}).line({{5, 0.1}, {5.3, 0.1}});
    const RoadTravel travel = roads.travel();
    CHECK(cost_of(travel, at(5, 10), at(0, 0)) == no_way);  // 11 km from any road
    CHECK(cost_of(travel, at(5, 20), at(0, 0)) == no_way);  // another part
    CHECK(cost_of(travel, at(5, 0.1), at(0, 0)) < no_way);  // the scrap is passed over
    CHECK(cost_of(travel, {std::nan(""), 0.0}, at(0, 0)) == no_way);
    const std::vector<Coord> points{at(5, 10), at(0, 0), {std::nan(""), 0.0}};
    const std::vector<Problem> problems = travel.problems_of(points, "centres");
    CHECK(words_of(problems) == std::vector<std::string>{"off the network", "no place"});
    CHECK(problems[0].detail.english() ==
          "there is no road within 5000 m of number 1 of the centres");
}

TEST_CASE("nearest, limit and all ways agree") {
    const RoadTravel travel = RoadMaker()
                                  .line({{0, 0}, {10, 0}, {20, 0}})
                                  .line({{10, 0}, {10, 9}})
                                  .line({{20, 0}, {20, 9}})
                                  .travel();
    const std::vector<Coord> sources{at(0, 0), at(10, 9), at(20, 5)};
    std::vector<Coord> farms;
    for (int i = 0; i <= 40; ++i) {
        farms.push_back(at(0.5 * i, 0.01 * i));
        farms.push_back(at(10, 0.2 * i));
    }
    Progress progress;
    const CostTable all = travel.costs(sources, farms, {}, progress);
    CostOptions options;
    options.nearest = 1;
    const CostTable nearest = travel.costs(sources, farms, options, progress);
    options.limit = 500.0;
    const CostTable near = travel.costs(sources, farms, options, progress);
    for (std::size_t i = 0; i < farms.size(); ++i) {
        CAPTURE(i);
        REQUIRE(all.of(i).size() == 3);
        CHECK(nearest.of(i)[0].source == all.of(i)[0].source);
        CHECK(nearest.of(i)[0].cost == doctest::Approx(all.of(i)[0].cost).epsilon(1e-12));
        CHECK(near.of(i).size() == (all.of(i)[0].cost <= 500.0 ? 1 : 0));
    }
}

TEST_CASE("a route follows the roads, and what is left falls to nothing") {
    RoadMaker roads;
    roads.line({{0, 0}, {5, 0}, {5, 1}, {10, 1}}).line({{10, 1}, {10, 5}}, 36.0, 0.0);
    roads.line({{5, 0}, {5, -9}});
    const RoadTravel travel = roads.travel();
    Progress progress;
    const Route route = travel.route(at(1, 0.1), at(10, 4), {}, progress);
    CHECK(route.total == doctest::Approx(cost_of(travel, at(1, 0.1), at(10, 4))));
    const std::vector<Coord> expected{at(1, 0.1), at(1, 0),  at(5, 0), at(5, 1),
                                      at(10, 1),  at(10, 4), at(10, 4)};
    REQUIRE(route.line.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(route.line[i].x == doctest::Approx(expected[i].x));
        CHECK(route.line[i].y == doctest::Approx(expected[i].y));
    }
    CHECK(route.cost.front() == route.total);
    CHECK(route.cost[3] == doctest::Approx(5 * step_s + 3 * 110.5743).epsilon(1e-5));
    CHECK(route.cost.back() == 0.0);
    CHECK(std::is_sorted(route.cost.rbegin(), route.cost.rend()));
    CHECK(travel.route(at(10, 4), at(1, 0), {}, progress).line.empty());  // against the one-way
}

TEST_CASE("the field's cells take the walk to the nearest road and its way") {
    const RoadTravel travel = RoadMaker().line({{0, 0}, {10, 0}}).travel();
    Box box;
    box.add(at(0, 0));
    box.add(at(10, 0));
    const Frame frame = frame_over(box, 2000.0, 200.0);
    const std::vector<Coord> sources{at(0, 0), at(10, 0)};
    Progress progress;
    const Field field = travel.field(sources, frame, {}, progress);
    const Transformation to_degrees(frame.crs, Crs::wgs84());
    for (const std::size_t cell : {std::size_t{0}, frame.cells() / 3, frame.cells() / 2 + 7}) {
        const Coord p = to_degrees.apply(frame.center(cell % frame.width, cell / frame.width));
        const CostTable table = travel.costs(sources, {&p, 1}, {}, progress);
        CHECK(field.nearest[cell] == table.ways[0].source);
        CHECK(field.cost[cell] == doctest::Approx(table.ways[0].cost).epsilon(1e-6));
    }
}
