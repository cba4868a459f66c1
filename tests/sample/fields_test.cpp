// Plots lie where fields can be.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

#include "core/error.hpp"
#include "measure/area.hpp"
#include "sample/boundaries.hpp"
#include "sample/gazetteer.hpp"
#include "sample_files.hpp"

using namespace zamin;
using namespace zamin::test;

namespace {

std::set<std::string> ids_with(const sample::World& world, std::string_view fault) {
    std::set<std::string> ids;
    for (const sample::Fault& f : world.faults)
        if (f.fault == fault)
            ids.insert(f.id);
    return ids;
}

}  // namespace

TEST_CASE("members' plots lie in their own district, but for the one across its line") {
    const sample::World& world = sample_world();
    const std::set<std::string> straddling = ids_with(world, "across a district line");
    REQUIRE(straddling.size() == 1);
    for (const sample::Plot& plot : world.plots) {
        if (plot.member < 0 || plot.ring.empty())
            continue;
        const auto group =
            static_cast<std::size_t>(world.members[static_cast<std::size_t>(plot.member)].group);
        const auto& ring =
            world.districts[static_cast<std::size_t>(world.groups[group].district)].ring;
        bool all_in = true;
        for (const Coord p : plot.ring)
            all_in = all_in && sample::inside(ring, p);
        CAPTURE(plot.id);
        CHECK(all_in != straddling.contains(plot.id));
    }
}

TEST_CASE("a plot has the area that was wanted, on the ellipsoid and after rounding") {
    double worst = 0.0;
    const std::set<std::string> changed = [] {
        std::set<std::string> ids;
        for (const sample::Fault& f : sample_world().faults)
            ids.insert(f.id);
        return ids;
    }();
    for (const sample::Plot& plot : sample_world().plots) {
        if (plot.ring.empty() || changed.contains(plot.id))
            continue;
        sample::Path degrees;
        for (const Coord p : plot.ring)
            degrees.push_back(sample::to_degrees(p));
        const double m2 = measure::ring_area_m2(degrees, Ellipsoid{});
        worst = std::max(worst, std::abs(m2 - plot.wanted_m2) / std::sqrt(plot.wanted_m2));
    }
    // A centimetre along the sides of the plot.
    CHECK(worst < 0.03);
}

TEST_CASE("neighbours in a row share their border") {
    std::map<std::pair<double, double>, int> corners;
    for (const sample::Plot& plot : sample_world().plots)
        for (std::size_t i = 1; i < plot.ring.size(); ++i)
            ++corners[{plot.ring[i].x, plot.ring[i].y}];
    const auto shared =
        std::count_if(corners.begin(), corners.end(), [](const auto& c) { return c.second > 1; });
    CHECK(static_cast<double>(shared) > 0.25 * static_cast<double>(corners.size()));
}

TEST_CASE("fields keep clear of roads and of the houses") {
    const sample::World& world = sample_world();
    sample::SegmentIndex roads;
    for (const sample::Road& road : world.roads)
        roads.add(road.line, 4.0);
    int on_road = 0;
    int at_houses = 0;
    for (const sample::Plot& plot : world.plots)
        for (const Coord p : plot.ring) {
            on_road += roads.clear(p) ? 0 : 1;
            at_houses +=
                sample::distance(p, world.villages[static_cast<std::size_t>(plot.village)].at) < 100
                    ? 1
                    : 0;
        }
    CHECK(on_road == 0);
    CHECK(at_houses == 0);
}

TEST_CASE("the road network is in one piece and reaches every village") {
    const sample::World& world = sample_world();
    using Point = std::pair<double, double>;
    std::map<Point, Point> parent;
    const std::function<Point(Point)> root = [&](Point p) {
        const Point up = parent.emplace(p, p).first->second;
        return up == p ? p : parent[p] = root(up);
    };
    const auto key = [](Coord p) { return Point{p.x, p.y}; };
    for (const sample::Road& road : world.roads)
        parent[root(key(road.line.front()))] = root(key(road.line.back()));
    const Point one = root(key(world.roads.front().line.front()));
    for (const sample::Village& v : world.villages) {
        CAPTURE(v.names.en);
        CHECK(root(key(v.at)) == one);
    }
}

TEST_CASE("the number of plots is the one asked for, whose figures stay the members'") {
    Progress progress;
    sample::SampleOptions options;
    options.plots = 12000;
    options.seed = 7;
    const sample::World world = sample::settle(sample_land(), options, progress);
    CHECK(world.plots.size() == 12000);
    CHECK(world.members.size() == 1496);
    double rice_m2 = 0.0;
    for (const sample::Plot& plot : world.plots)
        if (plot.member >= 0 && plot.crop == "rice")
            rice_m2 += sample::true_area_m2(plot.ring);
    CHECK(rice_m2 / 10000.0 == doctest::Approx(223.0).epsilon(1e-5));
    options.plots = 100;
    CHECK_THROWS_AS(sample::settle(sample_land(), options, progress), UsageError);
}
