// Districts and jamoats share their lines exactly: no gap, no overlap.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <set>

#include "measure/area.hpp"
#include "sample/boundaries.hpp"
#include "sample_files.hpp"

using namespace zamin;
using namespace zamin::test;

namespace {

using Point = std::pair<double, double>;
using Edge = std::pair<Point, Point>;

// How often each directed edge occurs in the outlines.
std::map<Edge, int> directed_edges(const Layer& layer) {
    std::map<Edge, int> edges;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        const auto ring = ring_of(layer, row);
        for (std::size_t i = 1; i < ring.size(); ++i)
            ++edges[{{ring[i - 1].x, ring[i - 1].y}, {ring[i].x, ring[i].y}}];
    }
    return edges;
}

// Edges that no neighbour has in the other direction.
std::map<Point, Point> outer_edges(const std::map<Edge, int>& edges) {
    std::map<Point, Point> outer;
    for (const auto& [edge, times] : edges)
        if (!edges.contains({edge.second, edge.first}))
            outer[edge.first] = edge.second;
    return outer;
}

double area_ha(const Layer& layer) {
    Progress progress;
    double sum = 0.0;
    for (const double m2 : measure::feature_areas_m2(layer, progress))
        sum += m2 / measure::m2_per_ha;
    return sum;
}

}  // namespace

TEST_CASE("24 districts, counter-clockwise and valid, fill the oblast without gap or overlap") {
    const io::ReadResult read = committed_layer_mended("districts");
    CHECK(read.report.repaired == 0);
    CHECK(read.layer.size() == 24);
    CHECK(read.layer.crs.same_as(Crs::wgs84()));
    const Layer districts = committed_layer("districts");
    const auto edges = directed_edges(districts);
    for (const auto& [edge, times] : edges)
        REQUIRE(times == 1);  // twice the same way would be an overlap
    // What has no neighbour is one closed line: the oblast's.
    const auto outer = outer_edges(edges);
    Point at = outer.begin()->first;
    std::size_t walked = 0;
    do {
        REQUIRE(outer.contains(at));
        at = outer.at(at);
        ++walked;
    } while (at != outer.begin()->first && walked <= outer.size());
    CHECK(walked == outer.size());
    // Khatlon has about 24,700 km2.
    CHECK(area_ha(districts) == doctest::Approx(2'470'000).epsilon(0.06));
}

TEST_CASE("jamoats fill the four programme districts") {
    CHECK(committed_layer_mended("jamoats").report.repaired == 0);
    const Layer jamoats = committed_layer("jamoats");
    const Layer districts = committed_layer("districts");
    Progress progress;
    const auto jamoat_m2 = measure::feature_areas_m2(jamoats, progress);
    const auto district_m2 = measure::feature_areas_m2(districts, progress);
    std::map<std::string, double> sums;
    for (std::size_t row = 0; row < jamoats.size(); ++row)
        sums[jamoats.column("district").text(row)] += jamoat_m2[row];
    CHECK(sums.size() == 4);
    for (const auto& entry : sums) {
        const std::string& name = entry.first;
        const double sum = entry.second;
        CAPTURE(name);
        CHECK(sum == doctest::Approx(district_m2[row_of(districts, "name", name)]).epsilon(1e-9));
    }
}

TEST_CASE("neighbours are the true ones") {
    const Layer districts = committed_layer("districts");
    std::map<Edge, std::string> owner;
    for (std::size_t row = 0; row < districts.size(); ++row) {
        const auto ring = ring_of(districts, row);
        for (std::size_t i = 1; i < ring.size(); ++i)
            owner[{{ring[i - 1].x, ring[i - 1].y}, {ring[i].x, ring[i].y}}] =
                districts.column("name").text(row);
    }
    std::set<std::pair<std::string, std::string>> neighbours;
    for (const auto& [edge, name] : owner)
        if (const auto other = owner.find({edge.second, edge.first}); other != owner.end())
            neighbours.insert({name, other->second});
    for (const auto& pair :
         {std::pair{"Kulob", "Vose'"}, std::pair{"Kulob", "Muminobod"},
          std::pair{"Kulob", "Hamadoni"}, std::pair{"Kulob", "Khovaling"},
          std::pair{"Vose'", "Danghara"}, std::pair{"Vose'", "Farkhor"},
          std::pair{"Jomi", "Khuroson"}, std::pair{"Jomi", "Levakant"}, std::pair{"Jomi", "Yovon"},
          std::pair{"Balkhi", "Vakhsh"}, std::pair{"Balkhi", "Jayhun"},
          std::pair{"Balkhi", "Dusti"}, std::pair{"Balkhi", "Panj"}}) {
        INFO(pair.first, " beside ", pair.second);
        CHECK(neighbours.contains(pair));
    }
    CHECK_FALSE(neighbours.contains({"Kulob", "Jomi"}));
}

TEST_CASE("every village lies in its district and has a name in three languages") {
    const sample::World& world = sample_world();
    std::set<std::string> places;
    for (const sample::Village& v : world.villages) {
        CAPTURE(v.names.en);
        CHECK(sample::district_at(world.districts, v.at) == v.district);
        CHECK_FALSE(v.names.tg.empty());
        CHECK_FALSE(v.names.ru.empty());
        CHECK(places.insert(fmt::format("{} {} {}", v.district, v.kind, v.names.en)).second);
    }
    int with_cbo = 0;
    for (const sample::Village& v : world.villages)
        with_cbo += v.has_cbo ? 1 : 0;
    CHECK(with_cbo == 35);
    std::set<int> with_group;
    for (const sample::Group& g : world.groups)
        with_group.insert(g.village);
    CHECK(with_group.size() == 78);
}
