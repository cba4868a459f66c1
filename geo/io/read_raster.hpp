// Reading a raster of one band through GDAL: elevation, classes of land.
#pragma once

#include <string>

#include "core/progress.hpp"
#include "core/raster.hpp"
#include "io/source.hpp"

namespace zamin::io {

struct RasterInfo {
    std::string source;
    Crs crs;         // unknown where the file names none
    Box extent;      // in the CRS's units
    Box extent_deg;  // degrees on WGS 84; empty where the CRS is unknown
    double cell_width = 0.0;
    double cell_height = 0.0;
    std::size_t width = 0;
    std::size_t height = 0;
    bool has_nodata = false;
    double metres_per_value = 1.0;  // 0.3048 where the band says that it is in feet
    bool feet = false;
};

// Throws Error naming the file: no such file, not a raster, turned against its axes. `crs`, if
// given, takes the place of the file's own.
RasterInfo raster_info(const SourceName& source, const std::string& crs = {});

enum class Resample { smooth, nearest };  // heights; classes

// The values of the first band on the cells of `grid` (its CRS, edges, size; its values are
// replaced), brought over from the file's own system: smooth takes the mean where cells are larger
// than the file's, interpolates where they are smaller. Cells without a value are NaN. Values are
// as in the file, feet turned into metres. Throws Error naming the file, UsageError where the file
// has no CRS, Cancelled.
void read_raster_onto(const SourceName& source, const std::string& crs, Resample resample,
                      RealRaster& grid, Progress& progress);

}  // namespace zamin::io
