// Reading a raster of one band through GDAL: elevation, classes of land.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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
    bool picture = false;  // colours (imagery, a scanned map, tiles) and no measured values
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

// The colours of a picture on the cells of `grid` (its values are not used): 0xAARRGGBB, row by row
// from the north-west, colours times their opacity; what the picture does not cover is 0. Of large
// pictures with overviews (tiles) the fitting one is read. Throws like read_raster_onto.
std::vector<std::uint32_t> read_picture_onto(const SourceName& source, const std::string& crs,
                                             const RealRaster& grid, Progress& progress);

}  // namespace zamin::io
