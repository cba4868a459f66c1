#include "travel/field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"
#include "measure/distance.hpp"

namespace zamin::travel {

namespace {

constexpr double most_cells = 2147483648.0;

// The smallest size of the usual series (1, 2, 2.5, 5 times a power of ten) not below `least_m`.
double usual_cell_m(double least_m) {
    const double power = std::pow(10.0, std::floor(std::log10(std::max(least_m, 1.0))));
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
        if (step * power >= least_m) {
            return step * power;
        }
    }
    return 10.0 * power;
}

Box projected_box(const Box& lonlat_deg, const Crs& crs) {
    const Transformation to_plane(Crs::wgs84(), crs);
    constexpr int steps = 16;
    Box box;
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            const Coord p =
                to_plane.apply(Coord{lonlat_deg.min_x + lonlat_deg.width() * i / steps,
                                     lonlat_deg.min_y + lonlat_deg.height() * j / steps});
            if (std::isfinite(p.x) && std::isfinite(p.y)) {
                box.add(p);
            }
        }
    }
    return box;
}

}  // namespace

bool Frame::cell_of(Coord p, std::size_t& column, std::size_t& row) const {
    const double x = std::floor((p.x - west) / cell_m);
    const double y = std::floor((north - p.y) / cell_m);
    if (!(x >= 0.0 && y >= 0.0 && x < static_cast<double>(width) &&
          y < static_cast<double>(height))) {
        return false;
    }
    column = static_cast<std::size_t>(x);
    row = static_cast<std::size_t>(y);
    return true;
}

Field empty_field(const Frame& frame) {
    return {frame, std::vector<float>(frame.cells(), std::numeric_limits<float>::infinity()),
            std::vector<std::uint16_t>(frame.cells(), Field::no_source)};
}

void check_source_count(std::size_t sources) {
    if (sources >= Field::no_source) {
        throw error("{} sources were given; a field can tell apart up to {}", sources,
                    Field::no_source - 1);
    }
}

Crs utm_for(const Box& lonlat_deg) {
    const Coord middle = lonlat_deg.center();
    if (middle.y > 84.0 || middle.y < -80.0) {
        return Crs::parse(middle.y > 0.0 ? "EPSG:32661" : "EPSG:32761");
    }
    const double longitude = middle.x - 360.0 * std::floor((middle.x + 180.0) / 360.0);
    const int zone = std::clamp(static_cast<int>(std::floor((longitude + 180.0) / 6.0)) + 1, 1, 60);
    return Crs::parse(fmt::format("EPSG:{}", (middle.y < 0.0 ? 32700 : 32600) + zone));
}

Frame frame_over(const Box& lonlat_deg, double margin_m, double cell_m, std::size_t wanted_cells) {
    if (lonlat_deg.empty()) {
        throw usage_error("there are no points or lines to draw a raster over");
    }
    Frame frame;
    frame.crs = utm_for(lonlat_deg);
    const Box box = projected_box(lonlat_deg, frame.crs);
    const double width_m = box.width() + 2.0 * margin_m;
    const double height_m = box.height() + 2.0 * margin_m;
    const double derived_m = usual_cell_m(
        std::max(10.0, std::sqrt(width_m * height_m / static_cast<double>(wanted_cells))));
    frame.cell_m = cell_m > 0.0 ? cell_m : derived_m;
    const auto down = [&](double v) { return std::floor(v / frame.cell_m) * frame.cell_m; };
    frame.west = down(box.min_x - margin_m);
    frame.north = down(box.max_y + margin_m) + frame.cell_m;
    const double columns = std::floor((box.max_x + margin_m - frame.west) / frame.cell_m) + 1.0;
    const double rows = std::floor((frame.north - box.min_y + margin_m) / frame.cell_m) + 1.0;
    if (columns * rows > most_cells) {
        throw usage_error(
            "cells of {} m over {:.0f} x {:.0f} km are {:.0f} million; choose a larger cell, {} m "
            "for example",
            frame.cell_m, width_m / 1000.0, height_m / 1000.0, columns * rows / 1e6, derived_m);
    }
    frame.width = static_cast<std::size_t>(columns);
    frame.height = static_cast<std::size_t>(rows);
    return frame;
}

double distortion_ppt(const Frame& frame) {
    const Transformation to_degrees(frame.crs, Crs::wgs84());
    const double step_m = 100.0;
    double worst = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            const Coord p{frame.west + static_cast<double>(frame.width * i) * frame.cell_m / 2.0,
                          frame.north - static_cast<double>(frame.height * j) * frame.cell_m / 2.0};
            const Coord a = to_degrees.apply(Coord{p.x - step_m, p.y});
            const Coord b = to_degrees.apply(Coord{p.x + step_m, p.y});
            const double scale = 2.0 * step_m / measure::geodesic_m(a, b, {});
            if (std::isfinite(scale) && std::abs(scale - 1.0) > std::abs(worst)) {
                worst = scale - 1.0;
            }
        }
    }
    return worst * 1000.0;
}

Sentence distortion_text(const Frame& frame) {
    return said("lengths in {0} are off by up to {1} per thousand here",
                {frame.crs.name(), Figure{std::abs(distortion_ppt(frame)), 2}});
}

CellCenters::CellCenters(const Frame& frame)
    : m_frame(frame), m_to_degrees(frame.crs, Crs::wgs84()), m_row(frame.width) {}

const std::vector<Coord>& CellCenters::row(std::size_t row) {
    for (std::size_t column = 0; column < m_frame.width; ++column) {
        m_row[column] = m_frame.center(column, row);
    }
    m_to_degrees.apply(m_row);
    return m_row;
}

}  // namespace zamin::travel
