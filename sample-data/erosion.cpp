#include "sample/erosion.hpp"

#include <cmath>
#include <queue>

namespace zamin::sample {

namespace {

struct Flooded {
    float level;
    std::uint32_t cell;
    bool operator>(const Flooded& other) const {
        return level != other.level ? level > other.level : cell > other.cell;
    }
};

double steps_between(const Grid& grid, std::size_t a, std::size_t b) {
    const std::size_t d = a > b ? a - b : b - a;
    const bool straight = d == 1 || d == static_cast<std::size_t>(grid.width);
    return straight ? 1.0 : Grid::diagonal;
}

}  // namespace

Drainage drain(const Grid& heights, const std::vector<std::uint8_t>& fixed) {
    const std::size_t n = heights.size();
    Drainage out;
    out.receiver.resize(n);
    out.order.reserve(n);
    std::vector<std::uint8_t> reached(n, 0);
    std::priority_queue<Flooded, std::vector<Flooded>, std::greater<>> queue;
    for (std::size_t i = 0; i < n; ++i)
        if (fixed[i] != 0) {
            out.receiver[i] = static_cast<std::uint32_t>(i);
            reached[i] = 1;
            queue.push({heights.values[i], static_cast<std::uint32_t>(i)});
        }
    std::vector<std::uint8_t> done(n, 0);
    while (!queue.empty()) {
        const float level = queue.top().level;
        const std::uint32_t cell = queue.top().cell;
        queue.pop();
        done[cell] = 1;
        out.order.push_back(cell);
        double steepest = 0.0;
        heights.around(cell, [&](std::size_t next, double cells) {
            const double fall = (heights.values[cell] - heights.values[next]) / cells;
            if (fixed[cell] == 0 && done[next] != 0 && fall > steepest) {
                steepest = fall;
                out.receiver[cell] = static_cast<std::uint32_t>(next);
            }
            if (reached[next] == 0) {
                reached[next] = 1;
                out.receiver[next] = cell;
                queue.push(
                    {std::max(level, heights.values[next]), static_cast<std::uint32_t>(next)});
            }
        });
    }
    out.area_m2.assign(n, static_cast<float>(heights.cell_m * heights.cell_m));
    for (std::size_t k = n; k-- > 0;) {
        const std::uint32_t cell = out.order[k];
        if (out.receiver[cell] != cell)
            out.area_m2[out.receiver[cell]] += out.area_m2[cell];
    }
    return out;
}

void erode(Grid& heights, const std::vector<float>& uplift, const std::vector<std::uint8_t>& fixed,
           const Erosion& erosion) {
    for (int step = 0; step < erosion.steps; ++step) {
        const Drainage drainage = drain(heights, fixed);
        for (const std::uint32_t cell : drainage.order) {
            if (fixed[cell] != 0)
                continue;
            const std::uint32_t to = drainage.receiver[cell];
            const double raised = heights.values[cell] + uplift[cell] * erosion.step_years;
            const double run_m = heights.cell_m * steps_between(heights, cell, to);
            const double factor =
                erosion.erodibility * erosion.step_years *
                std::pow(static_cast<double>(drainage.area_m2[cell]), erosion.area_power) / run_m;
            const double level = heights.values[to];
            if (raised > level)
                heights.values[cell] =
                    static_cast<float>((raised + factor * level) / (1.0 + factor));
            else
                heights.values[cell] = static_cast<float>(raised);
        }
    }
}

}  // namespace zamin::sample
