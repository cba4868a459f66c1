#include "travel/road_network.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/error.hpp"
#include "road_worlds.hpp"

using namespace zamin;
using namespace zamin::travel;

TEST_CASE("lines meet where they share a vertex, and only there") {
    //  the upright road shares (2,0) with the level one; the slanted one crosses it without
    const RoadNetwork network = RoadMaker()
                                    .line({{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}})
                                    .line({{2, 0}, {2, 2}})
                                    .line({{3, -1}, {3.2, 1}})
                                    .network();
    CHECK(network.nodes.size() == 6);
    CHECK(network.edges.size() == 4);
    CHECK(network.part_length_m.size() == 2);
    CHECK(network.edges[0].length_m == doctest::Approx(2 * step_m).epsilon(1e-9));
    CHECK(network.shape(0).size() == 3);
    CHECK(words_of(network.problems) == std::vector<std::string>{"disconnected parts"});
    CHECK(network.outward.arcs.size() == 8);
}

TEST_CASE("a loop, a repeated vertex and a closed road") {
    const RoadNetwork network = RoadMaker()
                                    .line({{0, 0}, {0, 0}, {1, 0}})
                                    .line({{1, 0}, {2, 0}, {2, 1}, {1, 0}})
                                    .line({{1, 0}, {5, 5}}, 0.0, 0.0)
                                    .network();
    CHECK(network.edges.size() == 2);
    CHECK(network.edges[1].from == network.edges[1].to);
    CHECK(network.shape(0).size() == 2);
    CHECK_THROWS_AS(RoadMaker().line({{0, 0}, {1, 0}}, 0.0, 0.0).network(), Error);
}

TEST_CASE("ends that stop short are moved on request: to a vertex, to a line, to each other") {
    RoadMaker roads;
    roads.line({{0, 0}, {4, 0}});
    roads.line({{2, 0.005}, {2, 2}});      // 5.5 m short of the line's middle
    roads.line({{4.004, 0.0}, {6, 0}});    // 4.5 m short of its end
    roads.line({{2.001, 2.001}, {5, 2}});  // 1.6 m from the other loose end
    CHECK(roads.network().part_length_m.size() == 4);
    NetworkOptions options;
    options.snap_tolerance_m = 10.0;
    const RoadNetwork snapped = roads.network(options);
    CHECK(snapped.part_length_m.size() == 1);
    CHECK(snapped.edges.size() == 5);
    CHECK(words_of(snapped.problems) == std::vector<std::string>{"ends moved"});
    options.snap_tolerance_m = 5.0;
    CHECK(roads.network(options).part_length_m.size() == 2);
}

TEST_CASE("one-way stretches without exit or entry are said") {
    RoadMaker roads;
    roads.line({{0, 0}, {1, 0}}).line({{1, 0}, {2, 0}});
    roads.line({{1, 0}, {1, 1}}, 36.0, 0.0).line({{1, 1}, {2, 1}, {2, 2}, {1, 1}}, 36.0, 0.0);
    const RoadNetwork network = roads.network();
    CHECK(words_of(network.problems) == std::vector<std::string>{"one-way without exit"});
    CHECK(network.problems[0].detail.english().find(": 2 (") != std::string::npos);
    roads.line({{5, 5}, {2, 0}}, 36.0, 0.0);
    CHECK(words_of(roads.network().problems) ==
          std::vector<std::string>{"one-way without exit", "one-way without entry"});
}
