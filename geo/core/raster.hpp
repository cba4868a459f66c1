// A raster of one band as a value: heights, classes. Row 0 is in the north, column 0 in the west.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/crs.hpp"

namespace zamin {

struct Raster {
    Crs crs;
    double west = 0.0;   // outer edge of the first column, in the CRS's units
    double north = 0.0;  // outer edge of the first row
    double cell_width = 1.0;
    double cell_height = 1.0;  // positive, although rows go south
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::int16_t> values;    // row by row: width * height
    std::optional<std::int16_t> nodata;  // marks cells without a value
};

}  // namespace zamin
