// Terrains by hand: cells of 100 m, letters for what is on them.
#pragma once

#include <string>
#include <vector>

#include "travel/terrain_search.hpp"
#include "travel/terrain_travel.hpp"

namespace zamin::travel {

// '.' land at a walker's full speed, '#' closed, 'r' road at 36 km/h, 'B' a bridge of that road;
// heights are rows of numbers, or level.
inline TerrainGrid drawn_terrain(const std::vector<std::string>& rows,
                                 std::vector<float> height_m = {},
                                 Walking walking = Walking::tobler) {
    TerrainGrid grid;
    grid.frame.crs = Crs::parse("EPSG:32642");
    grid.frame.west = 500000.0;
    grid.frame.north = 4200000.0;
    grid.frame.cell_m = 100.0;
    grid.frame.width = rows.front().size();
    grid.frame.height = rows.size();
    grid.options.walking = walking;
    grid.surfaces = {
        {}, {1.0F, 0.0F, false, false}, {0.0F, 0.1F, true, false}, {0.0F, 0.1F, true, true}};
    for (const std::string& row : rows) {
        for (const char letter : row) {
            grid.surface.push_back(letter == '.' ? 1 : letter == 'r' ? 2 : letter == 'B' ? 3 : 0);
        }
    }
    height_m.resize(grid.frame.cells(), height_m.empty() ? 0.0F : height_m.back());
    grid.height_m = std::move(height_m);
    return grid;
}

// Times to the cell at column, row of a terrain.
inline TerrainSearch times_to(const TerrainGrid& grid, std::size_t column, std::size_t row,
                              Heading heading = Heading::to_source) {
    TerrainSearch search(grid);
    const TerrainSeed seed{row * grid.frame.width + column, 0, 0.0F};
    search.search({&seed, 1}, heading, no_way, Progress());
    return search;
}

}  // namespace zamin::travel
