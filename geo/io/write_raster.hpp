// Writing a raster: a tiled, compressed GeoTIFF, beside its target and renamed into place.
#pragma once

#include <filesystem>

#include "core/raster.hpp"

namespace zamin::io {

// Throws UsageError for an ending other than .tif, Error for a raster whose values are not
// width * height, whose CRS is unknown, or naming the file and the reason it cannot be written.
void write_raster(const Raster& raster, const std::filesystem::path& path);
void write_raster(const RealRaster& raster, const std::filesystem::path& path);

}  // namespace zamin::io
