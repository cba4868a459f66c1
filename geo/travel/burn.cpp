#include "travel/burn.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace zamin::travel {

namespace {

// Position in cells from the frame's north-western corner, rows southward.
Coord in_cells(Coord p, const Frame& frame) {
    return {(p.x - frame.west) / frame.cell_m, (frame.north - p.y) / frame.cell_m};
}

// The part of the segment inside the frame, in shares of its length; false if there is none.
bool clip(Coord a, Coord b, const Frame& frame, double& from, double& to) {
    from = 0.0;
    to = 1.0;
    const auto cut = [&](double start, double step, double low, double high) {
        if (step == 0.0) {
            return start >= low && start <= high;
        }
        const double first = (low - start) / step;
        const double last = (high - start) / step;
        from = std::max(from, std::min(first, last));
        to = std::min(to, std::max(first, last));
        return from <= to;
    };
    return cut(a.x, b.x - a.x, 0.0, static_cast<double>(frame.width)) &&
           cut(a.y, b.y - a.y, 0.0, static_cast<double>(frame.height));
}

// From cell to neighbouring cell along a segment in units of cells (Amanatides and Woo 1987).
void burn_segment(Coord a, Coord b, const Frame& frame, const VisitCell& visit) {
    double from = 0.0;
    double to = 1.0;
    if (!std::isfinite(a.x + a.y + b.x + b.y) || !clip(a, b, frame, from, to)) {
        return;
    }
    const Coord start{a.x + from * (b.x - a.x), a.y + from * (b.y - a.y)};
    const Coord end{a.x + to * (b.x - a.x), a.y + to * (b.y - a.y)};
    const auto cell_at = [](double v, std::size_t size) {
        return std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(std::floor(v)), 0,
                                          static_cast<std::ptrdiff_t>(size) - 1);
    };
    std::ptrdiff_t x = cell_at(start.x, frame.width);
    std::ptrdiff_t y = cell_at(start.y, frame.height);
    const std::ptrdiff_t last_x = cell_at(end.x, frame.width);
    const std::ptrdiff_t last_y = cell_at(end.y, frame.height);
    const double dx = end.x - start.x;
    const double dy = end.y - start.y;
    const std::ptrdiff_t step_x = dx < 0.0 ? -1 : 1;
    const std::ptrdiff_t step_y = dy < 0.0 ? -1 : 1;
    const auto share_to = [](double v, double step, std::ptrdiff_t cell, std::ptrdiff_t way) {
        return step == 0.0 ? 1e300 : (static_cast<double>(cell + (way > 0 ? 1 : 0)) - v) / step;
    };
    visit(static_cast<std::size_t>(y) * frame.width + static_cast<std::size_t>(x));
    while (x != last_x || y != last_y) {
        const bool by_x = y == last_y || (x != last_x && share_to(start.x, dx, x, step_x) <
                                                             share_to(start.y, dy, y, step_y));
        (by_x ? x : y) += by_x ? step_x : step_y;
        visit(static_cast<std::size_t>(y) * frame.width + static_cast<std::size_t>(x));
    }
}

// Where the boundary crosses a row's middle, in cells.
std::vector<double> crossings(const Geometries& geometries, std::size_t feature, double y,
                              const Frame& frame) {
    std::vector<double> xs;
    for (auto r = geometries.ring_begin(feature); r < geometries.ring_end(feature); ++r) {
        const Ring ring = geometries.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Coord a = in_cells(ring[i - 1], frame);
            const Coord b = in_cells(ring[i], frame);
            if ((a.y > y) != (b.y > y)) {
                xs.push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
            }
        }
    }
    std::sort(xs.begin(), xs.end());
    return xs;
}

}  // namespace

void burn_line(std::span<const Coord> line, const Frame& frame, const VisitCell& visit) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        burn_segment(in_cells(line[i - 1], frame), in_cells(line[i], frame), frame, visit);
    }
}

void burn_polygon(const Geometries& geometries, std::size_t feature, const Frame& frame,
                  const VisitCell& visit) {
    Box box;
    for (const Coord p : geometries.feature_coords(feature)) {
        box.add(in_cells(p, frame));
    }
    const auto rows = static_cast<double>(frame.height);
    const auto columns = static_cast<double>(frame.width);
    for (double row = std::max(0.0, std::floor(box.min_y)); row < std::min(rows, box.max_y);
         row += 1.0) {
        const std::vector<double> xs = crossings(geometries, feature, row + 0.5, frame);
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            const double first = std::max(0.0, std::ceil(xs[i] - 0.5));
            const double last = std::min(columns - 1.0, std::floor(xs[i + 1] - 0.5));
            for (double column = first; column <= last; column += 1.0) {
                visit(static_cast<std::size_t>(row) * frame.width +
                      static_cast<std::size_t>(column));
            }
        }
    }
    for (auto r = geometries.ring_begin(feature); r < geometries.ring_end(feature); ++r) {
        burn_line(geometries.ring(r), frame, visit);
    }
}

}  // namespace zamin::travel
