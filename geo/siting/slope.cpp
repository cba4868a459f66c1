#include "siting/slope.hpp"

#include <cmath>

namespace zamin::siting {

SlopeMap::SlopeMap(const RealRaster& heights_m)
    : m_heights(heights_m), m_to_raster(Crs::wgs84(), heights_m.crs) {}

SlopeMap::Cell SlopeMap::cell_of(Coord lonlat_deg) const {
    const Coord p = m_to_raster.apply(lonlat_deg);
    return {std::floor((p.x - m_heights.west) / m_heights.cell_width),
            std::floor((m_heights.north - p.y) / m_heights.cell_height)};
}

// Written so that coordinates that are no numbers are nowhere.
bool SlopeMap::has(const Cell& cell, double margin) const {
    return cell.column >= margin && cell.row >= margin &&
           cell.column + margin < static_cast<double>(m_heights.width) &&
           cell.row + margin < static_cast<double>(m_heights.height);
}

std::optional<double> SlopeMap::height_m(Coord lonlat_deg) const {
    const Cell cell = cell_of(lonlat_deg);
    if (!has(cell, 0.0)) {
        return std::nullopt;
    }
    const double height = m_heights.values[static_cast<std::size_t>(cell.row) * m_heights.width +
                                           static_cast<std::size_t>(cell.column)];
    return std::isfinite(height) ? std::optional(height) : std::nullopt;
}

std::optional<double> SlopeMap::percent(Coord lonlat_deg) const {
    const auto [column, row] = cell_of(lonlat_deg);
    if (!has({column, row}, 1.0)) {
        return std::nullopt;
    }
    const auto middle =
        static_cast<std::size_t>(row) * m_heights.width + static_cast<std::size_t>(column);
    const auto height = [&](int down, int right) {
        const auto at = static_cast<std::ptrdiff_t>(middle) +
                        down * static_cast<std::ptrdiff_t>(m_heights.width) + right;
        return static_cast<double>(m_heights.values[static_cast<std::size_t>(at)]);
    };
    const double east = height(-1, 1) + 2.0 * height(0, 1) + height(1, 1);
    const double west = height(-1, -1) + 2.0 * height(0, -1) + height(1, -1);
    const double north = height(-1, -1) + 2.0 * height(-1, 0) + height(-1, 1);
    const double south = height(1, -1) + 2.0 * height(1, 0) + height(1, 1);
    const double slope = std::hypot((east - west) / (8.0 * m_heights.cell_width),
                                    (north - south) / (8.0 * m_heights.cell_height));
    return std::isfinite(slope) ? std::optional(100.0 * slope) : std::nullopt;
}

}  // namespace zamin::siting
