// A Layer as GDAL sees it: geometry, fields and rows; for .cpp files of geo/io only.
#pragma once

#include <string>

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "io/gdal_handles.hpp"

namespace zamin::io {

// nullptr for an unknown CRS; axes in the order of the coordinates, x first.
SpatialReference to_ogr(const Crs& crs);
// One feature's geometry, nullptr for none.
Geometry to_ogr(const Geometries& geometries, std::size_t feature, bool as_multi);
// The one type all rows fit: Point or MultiPoint where the layer has a multipoint, likewise for
// the others; unknown for mixed kinds; none for a table.
OGRwkbGeometryType common_type(const Layer& layer);
// Whether the source's ids can be kept without changing the order of rows.
bool ids_ascend(const Layer& layer);
// Creates the columns (numbered where two have the same name but for case), then the rows. Throws
// Error naming `file`, layer, column or feature, and GDAL's message.
void fill_ogr_layer(OGRLayer& target, const Layer& layer, const std::string& file,
                    Progress& progress);

}  // namespace zamin::io
