// Shapefiles that lost their index (.shx); for .cpp files of geo/io only.
#pragma once

#include <string>

#include "io/gdal_handles.hpp"

namespace zamin::io {

// True for an existing .shp, or its .dbf, without a .shx beside it.
bool lacks_shx(const std::string& path);

// The shapefile as a dataset in memory. GDAL makes the missing index of a copy, since the folder of
// a source is never written to. nullptr, with GDAL's message, where that fails.
Dataset open_without_shx(const std::string& path);

}  // namespace zamin::io
