// The frame of a terrain: the last part of terrain_travel.hpp.
#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "travel/terrain_travel.hpp"

namespace zamin::travel {

namespace {

Box meeting_of(const Box& a, const Box& b) {
    Box box;
    box.min_x = std::max(a.min_x, b.min_x);
    box.min_y = std::max(a.min_y, b.min_y);
    box.max_x = std::min(a.max_x, b.max_x);
    box.max_y = std::min(a.max_y, b.max_y);
    return box;
}

bool has_square_metres(const ElevationExtent& elevation) {
    return !elevation.crs.geographic() && elevation.crs.metres_per_unit() == 1.0 &&
           std::abs(elevation.cell_width - elevation.cell_height) < 1e-6 * elevation.cell_width;
}

// Whole cells of the elevation's own grid over the box, `times` of them to a cell.
Frame on_own_grid(const ElevationExtent& elevation, const Box& box_deg, double times) {
    const Transformation to_plane(Crs::wgs84(), elevation.crs);
    Box box;
    for (const double x : {box_deg.min_x, box_deg.max_x, box_deg.center().x}) {
        for (const double y : {box_deg.min_y, box_deg.max_y, box_deg.center().y}) {
            box.add(to_plane.apply(Coord{x, y}));
        }
    }
    box = meeting_of(box, elevation.extent);
    Frame frame;
    frame.crs = elevation.crs;
    frame.cell_m = elevation.cell_width * times;
    const auto cells_before = [&](double length) {
        return std::floor(length / frame.cell_m + 1e-6);
    };
    frame.west =
        elevation.extent.min_x + cells_before(box.min_x - elevation.extent.min_x) * frame.cell_m;
    frame.north =
        elevation.extent.max_y - cells_before(elevation.extent.max_y - box.max_y) * frame.cell_m;
    frame.width = static_cast<std::size_t>(
        std::max(1.0, std::ceil((box.max_x - frame.west) / frame.cell_m - 1e-6)));
    frame.height = static_cast<std::size_t>(
        std::max(1.0, std::ceil((frame.north - box.min_y) / frame.cell_m - 1e-6)));
    return frame;
}

constexpr double metres_per_degree = 111320.0;

double width_m(const Box& box_deg) {
    return box_deg.width() * metres_per_degree * std::cos(box_deg.center().y * 0.0174533);
}
double height_m(const Box& box_deg) {
    return box_deg.height() * metres_per_degree;
}
double cells_over(const Box& box_deg, double cell_m) {
    return width_m(box_deg) * height_m(box_deg) / (cell_m * cell_m);
}

double own_cell_m(const ElevationExtent& elevation) {
    return elevation.crs.geographic() ? elevation.cell_height * metres_per_degree
                                      : elevation.cell_height * elevation.crs.metres_per_unit();
}

Box with_margin(const Box& box_deg, double margin_deg) {
    Box box = box_deg;
    box.add(Coord{box_deg.min_x - margin_deg, box_deg.min_y - margin_deg});
    box.add(Coord{box_deg.max_x + margin_deg, box_deg.max_y + margin_deg});
    return box;
}

// Ways may lead far round: as wide as the cells allow, so that what is found hangs on the box as
// little as can be.
double searched_margin_deg(const ElevationExtent& elevation, const Box& box_deg, double cell_m,
                           double most_cells) {
    constexpr double least_deg = 0.1;  // a good ten kilometres
    constexpr double everywhere_deg = 360.0;
    const auto fits = [&](double margin_deg) {
        const Box box = meeting_of(with_margin(box_deg, margin_deg), elevation.extent_deg);
        return cells_over(box, cell_m) <= most_cells;
    };
    if (fits(everywhere_deg)) {
        return everywhere_deg;
    }
    double margin_deg = least_deg;
    for (double step = 0.5 * everywhere_deg; step > 0.001; step *= 0.5) {
        margin_deg += fits(margin_deg + step) ? step : 0.0;
    }
    return margin_deg;
}

}  // namespace

Frame terrain_frame(const ElevationExtent& elevation, const Box& box_deg, double cell_m,
                    double most_cells, double most_memory_bytes) {
    if (meeting_of(box_deg, elevation.extent_deg).empty()) {
        throw usage_error(
            "the elevation does not meet the centres and farms: it lies between {:.2f}, {:.2f} and "
            "{:.2f}, {:.2f} degrees, they between {:.2f}, {:.2f} and {:.2f}, {:.2f}",
            elevation.extent_deg.min_x, elevation.extent_deg.min_y, elevation.extent_deg.max_x,
            elevation.extent_deg.max_y, box_deg.min_x, box_deg.min_y, box_deg.max_x, box_deg.max_y);
    }
    const double own_m = own_cell_m(elevation);
    const double margin_deg =
        searched_margin_deg(elevation, box_deg, cell_m > 0.0 ? cell_m : own_m, most_cells);
    const Box box = meeting_of(with_margin(box_deg, margin_deg), elevation.extent_deg);
    const double fine_m = std::sqrt(cells_over(box, 1.0) / most_cells);
    if (cell_m > 0.0) {
        const double cells = cells_over(box, cell_m);
        const double memory = terrain_memory_bytes(cells);
        if (memory > most_memory_bytes) {
            throw usage_error(
                "cells of {} m over {:.0f} x {:.0f} km are {:.0f} million and need {:.1f} GB of "
                "memory; choose cells of {:.0f} m or more",
                cell_m, width_m(box) / 1000.0, height_m(box) / 1000.0, cells / 1e6, memory / 1e9,
                std::ceil(std::max(fine_m, 1.0)));
        }
    }
    const double times = cell_m > 0.0 ? cell_m / own_m : std::max(1.0, std::ceil(fine_m / own_m));
    if (has_square_metres(elevation)) {
        return on_own_grid(elevation, box, times);
    }
    return frame_over(box, 0.0, cell_m > 0.0 ? cell_m : std::ceil(own_m * times));
}

std::optional<double> unseen_beyond_m(const ElevationExtent& elevation, const Box& box_deg,
                                      double cell_m, double most_cells) {
    const double wanted_m = cell_m > 0.0 ? cell_m : own_cell_m(elevation);
    const double margin_deg = searched_margin_deg(elevation, box_deg, wanted_m, most_cells);
    const Box box = with_margin(box_deg, margin_deg);
    const Box& all = elevation.extent_deg;
    const bool whole = box.min_x <= all.min_x && box.min_y <= all.min_y && box.max_x >= all.max_x &&
                       box.max_y >= all.max_y;
    return whole ? std::nullopt : std::optional(margin_deg * metres_per_degree);
}

}  // namespace zamin::travel
