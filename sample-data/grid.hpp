// A raster of heights in the plane, row 0 in the north.
#pragma once

#include <algorithm>
#include <vector>

#include "sample/plane.hpp"

namespace zamin::sample {

struct Grid {
    double west_m = 0.0;   // outer edge of the first column
    double north_m = 0.0;  // outer edge of the first row
    double cell_m = 1.0;
    int width = 0;
    int height = 0;
    std::vector<float> values;  // row by row

    std::size_t size() const { return values.size(); }
    std::size_t index(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(column);
    }
    Coord center(std::size_t i) const {
        const auto w = static_cast<std::size_t>(width);
        return {west_m + (static_cast<double>(i % w) + 0.5) * cell_m,
                north_m - (static_cast<double>(i / w) + 0.5) * cell_m};
    }
    // The cell that holds the point; points beyond the rim belong to the cells at the rim.
    std::size_t cell_at(Coord p) const {
        const int column = static_cast<int>((p.x - west_m) / cell_m);
        const int row = static_cast<int>((north_m - p.y) / cell_m);
        return index(std::clamp(column, 0, width - 1), std::clamp(row, 0, height - 1));
    }
    // Calls visitor(neighbour, distance in cells) for the up to eight cells around.
    template <typename Visitor>
    void around(std::size_t cell, const Visitor& visitor) const {
        const int column = static_cast<int>(cell % static_cast<std::size_t>(width));
        const int row = static_cast<int>(cell / static_cast<std::size_t>(width));
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx) {
                const int x = column + dx;
                const int y = row + dy;
                if ((dx != 0 || dy != 0) && x >= 0 && y >= 0 && x < width && y < height)
                    visitor(index(x, y), dx != 0 && dy != 0 ? diagonal : 1.0);
            }
    }
    static constexpr double diagonal = 1.41421356237309505;

    // Bilinear between cell centres.
    double at(Coord p) const;
    // Rise over run between the neighbours of the point's cell.
    double slope(Coord p) const;
};

// A grid over the box, cells of `cell_m`, filled with zero.
Grid grid_over(const Box& box, double cell_m);

}  // namespace zamin::sample
