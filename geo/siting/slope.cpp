#include "siting/slope.hpp"

#include <cmath>

namespace zamin::siting {

SlopeMap::SlopeMap(const RealRaster& heights_m)
    : m_heights(heights_m), m_to_raster(Crs::wgs84(), heights_m.crs) {}

std::optional<double> SlopeMap::percent(Coord lonlat_deg) const {
    const Coord p = m_to_raster.apply(lonlat_deg);
    const double column = std::floor((p.x - m_heights.west) / m_heights.cell_width);
    const double row = std::floor((m_heights.north - p.y) / m_heights.cell_height);
    if (!(column >= 1.0) || !(row >= 1.0) ||
        !(column + 1.0 < static_cast<double>(m_heights.width)) ||
        !(row + 1.0 < static_cast<double>(m_heights.height))) {
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
