#include "sample/grid.hpp"

#include <cmath>

namespace zamin::sample {

double Grid::at(Coord p) const {
    const double x = std::clamp((p.x - west_m) / cell_m - 0.5, 0.0, width - 1.0);
    const double y = std::clamp((north_m - p.y) / cell_m - 0.5, 0.0, height - 1.0);
    const int column = std::min(static_cast<int>(x), width - 2);
    const int row = std::min(static_cast<int>(y), height - 2);
    const double tx = x - column;
    const double ty = y - row;
    const auto v = [&](int dx, int dy) -> double { return values[index(column + dx, row + dy)]; };
    return std::lerp(std::lerp(v(0, 0), v(1, 0), tx), std::lerp(v(0, 1), v(1, 1), tx), ty);
}

double Grid::slope(Coord p) const {
    const double dx = (at({p.x + cell_m, p.y}) - at({p.x - cell_m, p.y})) / (2 * cell_m);
    const double dy = (at({p.x, p.y + cell_m}) - at({p.x, p.y - cell_m})) / (2 * cell_m);
    return std::sqrt(dx * dx + dy * dy);
}

Grid grid_over(const Box& box, double cell_m) {
    Grid grid;
    grid.cell_m = cell_m;
    grid.west_m = std::floor(box.min_x / cell_m) * cell_m;
    grid.north_m = std::ceil(box.max_y / cell_m) * cell_m;
    grid.width = static_cast<int>(std::ceil((box.max_x - grid.west_m) / cell_m));
    grid.height = static_cast<int>(std::ceil((grid.north_m - box.min_y) / cell_m));
    grid.values.assign(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height),
                       0.0F);
    return grid;
}

}  // namespace zamin::sample
