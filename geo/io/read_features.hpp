// The two ways from a GDAL layer to batches of rows; for .cpp files of geo/io only.
#pragma once

#include <memory>

#include "io/field_shapes.hpp"
#include "io/gdal_handles.hpp"
#include "io/intake.hpp"

namespace zamin::io {

// Any layer, feature by feature. `columns` are indices of its fields, in the wanted order;
// `shapes` says where a table has its geometry.
std::unique_ptr<BatchReader> read_by_feature(OGRLayer& layer, std::vector<int> columns,
                                             const ShapeColumns& shapes,
                                             const IntakeContext& context);

// Layers whose driver hands out whole columns (GeoPackage): several times as fast, since no
// feature object is made. nullptr where the layer or a field's type does not allow it. Fields that
// are not wanted must have been ignored on the layer.
std::unique_ptr<BatchReader> read_by_column(GDALDataset& dataset, OGRLayer& layer,
                                            const std::vector<int>& columns,
                                            const IntakeContext& context);

// Column type of a field.
ColumnType column_type(const OGRFieldDefn& field);
// The value of a date or datetime field as ISO 8601 text.
std::string iso_date(const OGRFeature& feature, int field, bool with_time);

}  // namespace zamin::io
