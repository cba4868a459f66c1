// Candidates on a square kilometre at the equator, where a thousandth of a degree is 111.3 m:
//   a parcel of the reserve in the west, an irrigated plot in the middle, a road along the south,
//   a river along the north.
#include <doctest/doctest.h>

#include <cmath>

#include "core/error.hpp"
#include "siting/candidates.hpp"

using zamin::Column;
using zamin::ColumnType;
using zamin::Coord;
using zamin::GeometryKind;
using zamin::Layer;
using zamin::Progress;
using namespace zamin::siting;

namespace {

std::vector<std::string> english(const std::vector<zamin::Sentence>& sentences) {
    std::vector<std::string> texts;
    for (const zamin::Sentence& sentence : sentences) {
        texts.push_back(sentence.english());
    }
    return texts;
}

Layer empty_layer() {
    Layer layer;
    layer.crs = zamin::Crs::wgs84();
    return layer;
}

void add_shape(Layer& layer, GeometryKind kind, const std::vector<Coord>& coords) {
    layer.geometry.coords.insert(layer.geometry.coords.end(), coords.begin(), coords.end());
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(kind);
    layer.feature_ids.push_back(static_cast<std::int64_t>(layer.feature_ids.size()) + 1);
}

std::vector<Coord> box(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}};
}

void add_text(Layer& layer, const char* name, const std::vector<std::string>& values) {
    Column column(name, ColumnType::text);
    for (const std::string& value : values) {
        column.push_text(value);
    }
    layer.columns.push_back(std::move(column));
}

struct World {
    Layer parcels = empty_layer();
    Layer plots = empty_layer();
    Layer water = empty_layer();
    Layer roads = empty_layer();

    World() {
        add_shape(parcels, GeometryKind::polygon, box(0.0, 0.0, 0.003, 0.009));
        add_text(parcels, "parcel_id", {"P1"});
        add_text(parcels, "tenure", {"State reserve"});
        add_text(parcels, "land_class", {"arable"});
        add_text(parcels, "irrigation", {"rainfed"});
        add_shape(plots, GeometryKind::polygon, box(0.004, 0.001, 0.006, 0.003));
        add_shape(plots, GeometryKind::polygon, box(0.007, 0.001, 0.009, 0.003));
        add_text(plots, "plot_id", {"K1", "K2"});
        add_text(plots, "tenure", {"dehkan farm", "fallow"});
        add_text(plots, "land_class", {"arable", "perennial"});
        add_text(plots, "irrigation", {"irrigated", ""});
        add_shape(water, GeometryKind::line, {{0.0, 0.009}, {0.01, 0.009}});
        add_shape(roads, GeometryKind::line, {{0.0, 0.0}, {0.01, 0.0}});
    }

    std::vector<ScreenedCandidate> screened(const std::vector<Coord>& places,
                                            double slope_pct) const {
        std::vector<CandidateLand> candidates;
        for (const Coord place : places) {
            candidates.emplace_back();
            candidates.back().id = std::to_string(candidates.size());
            candidates.back().place = place;
        }
        Surroundings surroundings{&plots, &parcels, &water, &roads,
                                  [&](Coord) { return std::optional(slope_pct); }};
        Progress progress;
        look_around(candidates, surroundings, progress);
        return screen(std::move(candidates), {});
    }
};

}  // namespace

TEST_CASE("reserve land by the road passes and is preferred; irrigated and perennial land never") {
    const World world;
    const auto screened =
        world.screened({{0.001, 0.001}, {0.005, 0.002}, {0.008, 0.002}, {0.009, 0.006}}, 3.0);
    REQUIRE(screened.size() == 4);
    const ScreenedCandidate& reserve = screened[0];
    CHECK(reserve.refusals.empty());
    CHECK(reserve.unchecked.empty());
    CHECK(reserve.land.recorded_as == "parcel P1");
    CHECK(reserve.land.road_m.value_or(0.0) == doctest::Approx(111.3).epsilon(0.01));
    CHECK(reserve.land.water_m.value_or(0.0) == doctest::Approx(8 * 111.3).epsilon(0.01));
    // Half of 0.8 for the reserve, half of 1 - 111 m / 2000 m for the road.
    CHECK(reserve.preference.value_or(0.0) ==
          doctest::Approx(0.4 + 0.5 * (1 - 0.0556)).epsilon(0.01));
    CHECK(english(screened[1].refusals) ==
          std::vector<std::string>{"plot K1 is in use (dehkan farm)",
                                   "irrigated arable land may not be built on (order 570 of "
                                   "30.11.2007, item 1.2)"});
    CHECK(english(screened[2].refusals) ==
          std::vector<std::string>{"perennial plantings may not be built on (order 570 of "
                                   "30.11.2007, item 1.2)"});
    CHECK(english(screened[2].unchecked) ==
          std::vector<std::string>{"whether it is irrigated is not known"});
    CHECK(screened[3].refusals.empty());
    CHECK(english(screened[3].unchecked) ==
          std::vector<std::string>{
              "no parcel or plot is recorded there: who uses the land is not known"});
}

TEST_CASE("water, its banks and steep ground are refused") {
    World world;
    const auto bank = world.screened({{0.001, 0.0089}}, 22.0);
    CHECK(english(bank[0].refusals) ==
          std::vector<std::string>{"water is 11 m away, and 20 m are to be kept",
                                   "its slope is 22.0 %, and 15.0 % is the most"});
    add_shape(world.water, GeometryKind::polygon, box(0.001, 0.002, 0.002, 0.003));
    const auto lake = world.screened({{0.0015, 0.0025}}, 0.0);
    CHECK(english(lake[0].refusals) == std::vector<std::string>{"it is water"});
    const auto nowhere = world.screened({{std::nan(""), 0.0}}, 0.0);
    CHECK(nowhere[0].refusals.front().english() == "it has no place on the map");
}

TEST_CASE("what is not known is said and does not refuse") {
    CandidateLand candidate;
    candidate.id = "village";
    candidate.place = {68.0, 38.0};
    const auto screened = screen({candidate}, {});
    CHECK(screened[0].refusals.empty());
    CHECK(screened[0].unchecked.size() == 3);
    CHECK_FALSE(screened[0].preference.has_value());
    CHECK(preference_costs(screened, 10.0) == std::vector<double>{5.0});
    const zamin::Table table = candidate_table(screened);
    CHECK(table.columns.size() == 11);
    CHECK(std::holds_alternative<std::monostate>(table.rows[0][9]));
    CHECK(candidate_layer(screened).geometry.kinds[0] == GeometryKind::point);
}

TEST_CASE("candidates along a road stand a step apart") {
    const World world;
    Progress progress;
    // The road is 1113.2 m long: its ends, and every 500 m.
    const auto along = candidates_along_roads(world.roads, 500.0, progress);
    REQUIRE(along.size() == 4);
    CHECK(along[1].place.x == doctest::Approx(500.0 / 111319.5).epsilon(1e-4));
    CHECK(along[2].place.x == doctest::Approx(1000.0 / 111319.5).epsilon(1e-4));
    CHECK(along[3].id == "road-4");
    CHECK_THROWS_WITH_AS(candidates_along_roads(world.roads, 0.0, progress),
                         "candidates every 0 m along the roads: give a step above 0",
                         zamin::UsageError);
}

TEST_CASE("parcels come with what their columns say") {
    const World world;
    Progress progress;
    const auto parcels = candidates_from_layer(world.parcels, "parcel_id", progress);
    REQUIRE(parcels.size() == 1);
    CHECK(parcels[0].id == "P1");
    CHECK(parcels[0].recorded_as == "parcel P1");
    CHECK(parcels[0].tenure == "State reserve");
}
