#include "style/hillshade.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace zamin::style {

namespace {

// Heights of a cell's surroundings, row by row from the north-west.
using Surroundings = std::array<double, 9>;

Surroundings around(const RealRaster& heights_m, std::size_t column, std::size_t row) {
    Surroundings heights{};
    const auto own = double{heights_m.values[row * heights_m.width + column]};
    for (std::size_t i = 0; i < heights.size(); ++i) {
        // Unsigned arithmetic: one before the first is far beyond the last.
        const std::size_t x = column + i % 3 - 1;
        const std::size_t y = row + i / 3 - 1;
        const bool inside = x < heights_m.width && y < heights_m.height;
        const double height = inside ? double{heights_m.values[y * heights_m.width + x]} : own;
        heights[i] = std::isnan(height) ? own : height;
    }
    return heights;
}

}  // namespace

std::vector<float> hillshade(const RealRaster& heights_m, const HillshadeOptions& options) {
    constexpr double per_degree = std::numbers::pi / 180.0;
    const double azimuth = options.azimuth_deg * per_degree;
    const double altitude = options.altitude_deg * per_degree;
    // Towards the light: east, north, up.
    const double light_x = std::sin(azimuth) * std::cos(altitude);
    const double light_y = std::cos(azimuth) * std::cos(altitude);
    const double light_z = std::sin(altitude);
    std::vector<float> shade(heights_m.values.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t row = 0; row < heights_m.height; ++row) {
        for (std::size_t column = 0; column < heights_m.width; ++column) {
            const std::size_t at = row * heights_m.width + column;
            if (std::isnan(heights_m.values[at]) || heights_m.nodata == heights_m.values[at]) {
                continue;
            }
            const Surroundings z = around(heights_m, column, row);
            const double east = options.exaggeration *
                                ((z[2] + 2.0 * z[5] + z[8]) - (z[0] + 2.0 * z[3] + z[6])) /
                                (8.0 * heights_m.cell_width);
            const double north = options.exaggeration *
                                 ((z[0] + 2.0 * z[1] + z[2]) - (z[6] + 2.0 * z[7] + z[8])) /
                                 (8.0 * heights_m.cell_height);
            const double facing = (light_z - east * light_x - north * light_y) /
                                  std::sqrt(1.0 + east * east + north * north);
            shade[at] = static_cast<float>(std::clamp(facing, 0.0, 1.0));
        }
    }
    return shade;
}

}  // namespace zamin::style
