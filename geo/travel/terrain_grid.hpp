// The land as cells: heights, and what one goes on.
//
// A cell is closed (a river, a barrier, no height), walked (land, at a factor of a walker's speed)
// or driven (road, at its own speed whatever the slope). A road that crosses a river is a bridge:
// its cells are entered from road cells only, so that nobody fords the river beside it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/geometry.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"
#include "travel/field.hpp"
#include "travel/roads.hpp"
#include "travel/walking.hpp"

namespace zamin::travel {

struct TerrainOptions {
    Walking walking = Walking::tobler;
    Vehicle vehicle = Vehicle::on_foot;  // on roads; land beside them is walked
    double off_path = off_path_factor;   // of a walker's speed, on land without a class
    double steepest_slope = 1.0;         // rise over run that is still walked, up or down
};

// What the grid is made of. Lines and polygons in degrees on WGS 84.
struct TerrainInputs {
    Frame frame;
    std::vector<float> height_m;     // by cell; NaN = none
    std::vector<float> land_factor;  // by cell, of a walker's speed, 0 = closed; empty = off_path
    Roads roads;                     // for the vehicle of the options; may be empty
    Geometries water;                // closed but for bridges: rivers as lines, lakes as polygons
    Geometries barriers;             // closed to all, roads too
};

// Speeds of walkers on the classes of ESA's WorldCover, as factors: ours, 0 for open water. Other
// values are taken as `otherwise`.
float worldcover_factor(float value, float otherwise);

struct TerrainGrid {
    // What a step over a part of a cell takes: walking times walk_weight, and fixed_s_per_m.
    struct Surface {
        float walk_weight = 0.0F;
        float fixed_s_per_m = 0.0F;
        bool road = false;
        bool bridge = false;
    };
    static constexpr std::uint8_t closed = 0;

    Frame frame;
    TerrainOptions options;
    std::vector<float> height_m;        // by cell; 0 where there is none
    std::vector<std::uint8_t> surface;  // by cell, into surfaces
    std::vector<Surface> surfaces;      // [closed] is not gone on
    std::vector<Problem> problems;      // cells without height, heights that cannot be
};

// Throws Error when heights and cells differ in number or no cell is open, Cancelled.
TerrainGrid make_terrain(TerrainInputs inputs, const TerrainOptions& options, Progress& progress);

// A terrain's memory while one search runs on it, in bytes.
double terrain_memory_bytes(double cells);

}  // namespace zamin::travel
