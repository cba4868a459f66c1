// Opening a source and finding its layer, with errors that say what was found; for .cpp files of
// geo/io only.
#pragma once

#include "core/layer.hpp"
#include "io/gdal_handles.hpp"
#include "io/source.hpp"

namespace zamin::io {

// Opens read-only. PATH may be a file, a zip (its vector file is looked for inside, however deep),
// a folder of shapefiles or a connection string. Throws Error: no such file, empty, not a vector
// source, with GDAL's message.
Dataset open_source(const SourceName& source);

// The layer named in the source, else the only one, else the only one of the kind expected. Throws
// Error listing the layers otherwise.
OGRLayer& find_layer(GDALDataset& dataset, const SourceName& source, GeometryKind expect);

// The layer's CRS; unknown when it has none, or one that names no place on the earth.
Crs crs_of(OGRLayer& layer);

// The dimension of a GDAL geometry type; none for "unknown" and "no geometry".
GeometryKind kind_of(OGRwkbGeometryType type);

}  // namespace zamin::io
