// A raster of one band as a value: heights, classes, costs. Row 0 is in the north, column 0 in the
// west.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/crs.hpp"

namespace zamin {

template <typename Value>
struct RasterOf {
    Crs crs;
    double west = 0.0;   // outer edge of the first column, in the CRS's units
    double north = 0.0;  // outer edge of the first row
    double cell_width = 1.0;
    double cell_height = 1.0;  // positive, although rows go south
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<Value> values;    // row by row: width * height
    std::optional<Value> nodata;  // marks cells without a value; NaN among reals always does
};

using Raster = RasterOf<std::int16_t>;
using RealRaster = RasterOf<float>;

}  // namespace zamin
