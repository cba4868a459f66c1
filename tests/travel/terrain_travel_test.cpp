#include "travel/terrain_travel.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "core/error.hpp"
#include "road_worlds.hpp"
#include "terrain_worlds.hpp"

using namespace zamin;
using namespace zamin::travel;

namespace {

Coord middle_of(const TerrainGrid& grid, std::size_t column, std::size_t row) {
    const Transformation to_degrees(grid.frame.crs, Crs::wgs84());
    return to_degrees.apply(grid.frame.center(column, row));
}

ElevationExtent degrees_of(double cell_deg) {
    ElevationExtent elevation;
    elevation.crs = Crs::wgs84();
    elevation.extent = {67.0, 36.0, 71.0, 39.0};
    elevation.extent_deg = elevation.extent;
    elevation.cell_width = elevation.cell_height = cell_deg;
    return elevation;
}

}  // namespace

TEST_CASE("costs, nearest and routes agree on a drawn terrain") {
    const TerrainGrid grid = drawn_terrain({"....#....", "....#....", "rrrrBrrrr", "....#...."});
    const TerrainTravel travel(grid);
    const std::vector<Coord> sources{middle_of(grid, 0, 0), middle_of(grid, 8, 3)};
    std::vector<Coord> farms;
    for (std::size_t column = 0; column < 9; ++column) {
        farms.push_back(middle_of(grid, column, 1));
    }
    farms.push_back({0.0, 0.0});
    Progress progress;
    const CostTable all = travel.costs(sources, farms, {}, progress);
    CostOptions options;
    options.nearest = 1;
    const CostTable nearest = travel.costs(sources, farms, options, progress);
    for (std::size_t i = 0; i < 9; ++i) {
        CAPTURE(i);
        REQUIRE(all.of(i).size() == 2);
        CHECK(nearest.of(i)[0].cost == doctest::Approx(all.of(i)[0].cost).epsilon(1e-6));
        const Route route = travel.route(farms[i], sources[all.of(i)[0].source], {}, progress);
        CHECK(route.total == doctest::Approx(all.of(i)[0].cost).epsilon(1e-6));
        CHECK(route.line.front() == farms[i]);
        CHECK(route.cost.back() == 0.0);
    }
    CHECK(all.of(9).empty());
    CHECK(travel.description().starts_with("on foot over the land by Tobler's function"));
    CHECK(travel.description().ends_with("0.40 per thousand here"));
    const Field field = travel.field(sources, {}, {}, progress);
    CHECK(field.frame.width == 9);
    CHECK(field.nearest[0] == 0);
}

TEST_CASE("uphill with the harvest is not downhill without") {
    std::vector<float> slope;
    for (int i = 0; i < 10; ++i) {
        slope.push_back(static_cast<float>(20 * i));
    }
    const TerrainGrid grid = drawn_terrain({".........."}, slope);
    const TerrainTravel travel(grid);
    const Coord below = middle_of(grid, 0, 0);
    const Coord above = middle_of(grid, 9, 0);
    const double up_s = 900.0 * 0.6 * std::exp(3.5 * 0.25);
    const double down_s = 900.0 * 0.6 * std::exp(3.5 * 0.15);
    CHECK(cost_of(travel, below, above) == doctest::Approx(up_s).epsilon(1e-5));
    CHECK(cost_of(travel, below, above, Heading::from_source) ==
          doctest::Approx(down_s).epsilon(1e-5));
}

TEST_CASE("places on closed land go to the nearest open cell, far ones and outsiders are said") {
    const TerrainGrid grid = drawn_terrain({"..########", "..########", "..########"});
    const TerrainTravel travel(grid);
    const auto at_edge = travel.cell_of(middle_of(grid, 3, 1));
    REQUIRE(at_edge);
    CHECK(at_edge->cell == 11);
    CHECK(at_edge->walk_s == doctest::Approx(200.0 * 0.7147 / 0.6).epsilon(1e-3));
    const std::vector<Coord> points{middle_of(grid, 9, 1), {10.0, 10.0}, {std::nan(""), 0.0}};
    CHECK(words_of(travel.problems_of(points, "centres")) ==
          std::vector<std::string>{"on closed land", "outside the elevation", "no place"});
}

namespace {

ElevationExtent province_of_metres() {
    ElevationExtent elevation;
    elevation.crs = Crs::parse("EPSG:32642");
    elevation.extent = {383200.0, 4080400.0, 634400.0, 4298000.0};
    elevation.extent_deg = {67.67, 36.86, 70.55, 38.83};
    elevation.cell_width = elevation.cell_height = 400.0;
    return elevation;
}

}  // namespace

TEST_CASE("a frame is the elevation's whole grid, wherever the box lies in it") {
    const ElevationExtent elevation = province_of_metres();
    for (const Box& box :
         {Box{60.0, 30.0, 75.0, 45.0}, Box{69.0, 37.5, 69.1, 37.6}, Box{67.7, 38.7, 67.8, 38.8}}) {
        CAPTURE(box.min_x);
        const Frame frame = terrain_frame(elevation, box, 0.0);
        CHECK(frame.cell_m == 400.0);
        CHECK(frame.west == 383200.0);
        CHECK(frame.north == 4298000.0);
        CHECK(frame.width == 628);
        CHECK(frame.height == 544);
        CHECK(!unseen_beyond_m(elevation, box, 0.0));
    }
    CHECK(terrain_frame(elevation, {69.0, 37.5, 69.5, 38.0}, 800.0).width == 314);
    CHECK_THROWS_AS(terrain_frame(elevation, {10.0, 10.0, 11.0, 11.0}, 0.0), UsageError);
}

TEST_CASE("an elevation of too many cells is cut to the box and as much round it as they allow") {
    const ElevationExtent elevation = province_of_metres();
    const Box box{69.0, 37.5, 69.1, 37.6};
    const Frame frame = terrain_frame(elevation, box, 0.0, 40e3);
    CHECK(frame.cell_m == 400.0);
    CHECK(std::fmod(frame.west - 383200.0, 400.0) == doctest::Approx(0.0));
    CHECK(frame.cells() <= 42e3);
    CHECK(frame.cells() > 38e3);
    // 40,000 cells of 0.16 km2 are 80 km square; the box takes 8.8 km by 11.1 km of it.
    const auto beyond_m = unseen_beyond_m(elevation, box, 0.0, 40e3);
    REQUIRE(beyond_m);
    CHECK(*beyond_m > 30e3);
    CHECK(*beyond_m < 45e3);
    // Never less than ten kilometres: then the cells are coarser.
    const Frame coarse = terrain_frame(elevation, box, 0.0, 1000.0);
    CHECK(coarse.cell_m > 400.0);
    CHECK(static_cast<double>(coarse.width) * coarse.cell_m > 25e3);
}

TEST_CASE("elevation in degrees goes to a UTM zone, coarser where it would be too much") {
    const Box province{67.8, 36.9, 70.4, 38.7};
    const Frame fine = terrain_frame(degrees_of(1.0 / 1200.0), province, 0.0);
    CHECK(fine.crs.code() == "EPSG:32642");
    CHECK(fine.cell_m == 93.0);
    const Frame coarse = terrain_frame(degrees_of(1.0 / 108000.0), province, 0.0);
    CHECK(coarse.cells() < 30e6);
    CHECK_THROWS_WITH_AS(terrain_frame(degrees_of(1.0 / 108000.0), province, 1.0),
                         "cells of 1 m over 246 x 223 km are 54834 million and need 1041.8 GB of "
                         "memory; choose cells "
                         "of 47 m or more",
                         UsageError);
}
