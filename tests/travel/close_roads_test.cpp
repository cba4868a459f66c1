#include "travel/close_roads.hpp"

#include <doctest/doctest.h>

#include "road_worlds.hpp"

using namespace zamin;
using namespace zamin::travel;

namespace {

void add(const std::vector<Coord>& steps, GeometryKind kind, Geometries& to) {
    for (const Coord step : steps) {
        to.coords.push_back(at(step.x, step.y));
    }
    to.end_ring();
    to.end_part();
    to.end_feature(kind);
}

// A straight road of five stretches, and a way round.
Roads two_ways() {
    Roads roads;
    add({{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}}, GeometryKind::line, roads.lines);
    add({{0, 0}, {0, 3}, {5, 3}, {5, 0}}, GeometryKind::line, roads.lines);
    roads.paces.assign(2, {36.0, 36.0, false});
    return roads;
}

double way_m(Roads roads) {
    Progress progress;
    RoadOptions options;
    options.network.by_length = true;
    return cost_of(RoadTravel(build_network(std::move(roads), options.network, progress), options),
                   at(0, 0), at(5, 0));
}

}  // namespace

TEST_CASE("a barrier across the road sends the way round, under a bridge it does not") {
    Geometries fence;
    add({{2.5, -1}, {2.5, 1}}, GeometryKind::line, fence);
    CHECK(way_m(two_ways()) == doctest::Approx(5 * step_m).epsilon(1e-9));
    Roads roads = two_ways();
    close_roads(fence, roads);
    CHECK(way_m(roads) > 10 * step_m);
    CHECK(words_of(roads.problems) == std::vector<std::string>{"closed by barriers"});
    CHECK(roads.problems[0].detail.english() == "stretches of road that meet a barrier: 1");
    Roads bridge = two_ways();
    bridge.paces[0].bridge = true;
    close_roads(fence, bridge);
    CHECK(way_m(bridge) == doctest::Approx(5 * step_m).epsilon(1e-9));
}

TEST_CASE("areas close what lies in and across them, points the road that they lie on") {
    Geometries area;
    add({{1.5, -1}, {3.5, -1}, {3.5, 1}, {1.5, 1}, {1.5, -1}}, GeometryKind::polygon, area);
    Roads roads = two_ways();
    close_roads(area, roads);
    CHECK(roads.problems[0].detail.english() == "stretches of road that meet a barrier: 3");
    Geometries gate;
    add({{4.5, 0.005}}, GeometryKind::point, gate);
    Roads gated = two_ways();
    close_roads(gate, gated);
    CHECK(way_m(gated) > 10 * step_m);
    Roads untouched = two_ways();
    close_roads({}, untouched);
    CHECK(untouched.problems.empty());
}
