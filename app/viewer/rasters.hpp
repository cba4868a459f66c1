// Rasters below the map: what jobs do on their threads to show them.
#pragma once

#include <string>

#include "core/crs.hpp"
#include "core/progress.hpp"
#include "io/read_raster.hpp"
#include "project/project.hpp"
#include "viewer/render/map_image.hpp"

namespace zamin::viewer {

// Light and shade of an elevation in the map's system, as a darkness to lie over the ground: as
// fine as the raster, but at most some two thousand cells a side. Throws Error and UsageError like
// io::read_raster_onto, Cancelled.
MapImage relief_image(const project::ProjectSource& source, const io::RasterInfo& info,
                      const Crs& map_crs, Progress& progress);

// The colours of a picture (imagery, a scanned map, tiles) in the map's system, as fine.
MapImage picture_image(const project::ProjectSource& source, const io::RasterInfo& info,
                       const Crs& map_crs, Progress& progress);

// Whether a file's name says that it is a raster.
bool names_a_raster(const std::string& path);

}  // namespace zamin::viewer
