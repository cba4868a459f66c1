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

// The colours of a picture (imagery, a scanned map, tiles) in the map's system: its part inside
// `within_m`, all of it where that is empty, in cells of `cell_m` or as fine as it is itself,
// whichever is coarser, but at most some two thousand a side. Pictures from a server are only
// fetched so far. Throws like relief_image; Error where the box holds none of it.
MapImage picture_image(const project::ProjectSource& source, const io::RasterInfo& info,
                       const Crs& map_crs, const Box& within_m, double cell_m, Progress& progress);

// Side of a cell in metres, about.
double own_cell_m(const io::RasterInfo& info);

// Whether a source's name says that it is a raster: by its ending, or as tiles of a server.
bool names_a_raster(const std::string& path);

}  // namespace zamin::viewer
