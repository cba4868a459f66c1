#include "travel/terrain_grid.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "travel/burn.hpp"

using namespace zamin;
using namespace zamin::travel;

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

Frame frame_of(std::size_t width, std::size_t height) {
    return {Crs::parse("EPSG:32642"), 500000.0, 4200000.0, 100.0, width, height};
}

// A line through points given in cells, brought to degrees.
void add_line(const std::vector<Coord>& cells, const Frame& frame, Geometries& to) {
    const Transformation to_degrees(frame.crs, Crs::wgs84());
    for (const Coord p : cells) {
        to.coords.push_back(to_degrees.apply(
            Coord{frame.west + p.x * frame.cell_m, frame.north - p.y * frame.cell_m}));
    }
    to.end_ring();
    to.end_part();
    to.end_feature(GeometryKind::line);
}

std::string drawn(const TerrainGrid& grid) {
    std::string text;
    for (std::size_t cell = 0; cell < grid.surface.size(); ++cell) {
        const TerrainGrid::Surface& surface = grid.surfaces[grid.surface[cell]];
        text += grid.surface[cell] == TerrainGrid::closed ? '#'
                : surface.bridge                          ? 'B'
                : surface.road                            ? 'r'
                                                          : '.';
        text += (cell + 1) % grid.frame.width == 0 ? "\n" : "";
    }
    return text;
}

TerrainInputs level(const Frame& frame) {
    TerrainInputs inputs;
    inputs.frame = frame;
    inputs.height_m.assign(frame.cells(), 500.0F);
    return inputs;
}

}  // namespace

TEST_CASE("rivers close cells, roads cross them on bridges, barriers close all") {
    const Frame frame = frame_of(6, 5);
    TerrainInputs inputs = level(frame);
    add_line({{2.5, 0.0}, {2.5, 5.0}}, frame, inputs.water);
    add_line({{0.0, 2.5}, {6.0, 2.5}}, frame, inputs.roads.lines);
    inputs.roads.paces = {{36.0, 36.0, false}};
    add_line({{4.5, 2.2}, {4.5, 3.8}}, frame, inputs.barriers);
    TerrainOptions options;
    options.vehicle = Vehicle::pickup;
    Progress progress;
    const TerrainGrid grid = make_terrain(inputs, options, progress);
    CHECK(drawn(grid) ==
          "..#...\n"
          "..#...\n"
          "rrBr#r\n"
          "..#.#.\n"
          "..#...\n");
    CHECK(grid.surfaces[grid.surface[12]].fixed_s_per_m == doctest::Approx(0.1F));
    CHECK(grid.surfaces[grid.surface[0]].walk_weight == doctest::Approx(1.0F / 0.6F));
}

TEST_CASE("a slanted line leaves no gap at corners") {
    const Frame frame = frame_of(4, 4);
    TerrainInputs inputs = level(frame);
    add_line({{0.1, 0.2}, {3.9, 3.7}}, frame, inputs.water);
    Progress progress;
    CHECK(drawn(make_terrain(inputs, {}, progress)) ==
          "#...\n"
          "###.\n"
          "..##\n"
          "...#\n");
}

TEST_CASE("a polygon covers what its rings enclose, but for holes") {
    const Frame frame = frame_of(5, 5);
    Geometries lake;
    const auto ring = [&](double west, double south, double east, double north) {
        for (const Coord p :
             {Coord{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}) {
            lake.coords.push_back({frame.west + p.x * 100.0, frame.north - p.y * 100.0});
        }
        lake.end_ring();
    };
    ring(0.2, 4.8, 4.8, 0.2);
    ring(1.6, 3.4, 3.4, 1.6);
    lake.end_part();
    lake.end_feature(GeometryKind::polygon);
    std::vector<int> hits(25, 0);
    burn_polygon(lake, 0, frame, [&](std::size_t cell) { hits[cell] = 1; });
    CHECK(hits[12] == 0);
    CHECK(std::count(hits.begin(), hits.end(), 1) == 24);
}

TEST_CASE("classes of land, cells without height, heights that cannot be") {
    const Frame frame = frame_of(3, 1);
    TerrainInputs inputs = level(frame);
    inputs.height_m = {none, 100.0F, 30000.0F};
    inputs.land_factor = {1.0F, worldcover_factor(40.0F, 1.0F), worldcover_factor(80.0F, 1.0F)};
    Progress progress;
    const TerrainGrid grid = make_terrain(inputs, {}, progress);
    CHECK(drawn(grid) == "#.#\n");
    CHECK(grid.surfaces[grid.surface[1]].walk_weight == doctest::Approx(1.0F / 0.6F));
    REQUIRE(grid.problems.size() == 2);
    CHECK(grid.problems[0].detail.english() == "1 of 3 cells have no height");
    CHECK(grid.problems[1].problem == "absurd heights");
    CHECK(worldcover_factor(12.0F, 0.6F) == 0.6F);
    CHECK(worldcover_factor(none, 0.6F) == 0.6F);
}

TEST_CASE("a terrain without any open cell, or of the wrong size, is refused") {
    Progress progress;
    TerrainInputs inputs = level(frame_of(2, 2));
    inputs.height_m.assign(4, none);
    CHECK_THROWS_AS(make_terrain(inputs, {}, progress), Error);
    inputs.height_m.resize(3);
    CHECK_THROWS_AS(make_terrain(inputs, {}, progress), Error);
}
