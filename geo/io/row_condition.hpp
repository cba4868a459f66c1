// Which rows and columns of a layer are read. Rows by an expression of GDAL's attribute SQL, given
// to the source's own engine, so that a database sends no row that was not asked for. For .cpp
// files of geo/io only.
//
// The expression is read by GDAL first and told to a database anew from what was understood, names
// and texts in quotation marks: nothing of it reaches a server as it was written. Texts are
// compared whatever the case of their Latin letters, in databases as in files.
#pragma once

#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "io/field_shapes.hpp"
#include "io/gdal_handles.hpp"

namespace zamin::io {

// From here on the layer gives rows for which `expression` is true; all of them for an empty one.
// Returns the columns it looks at, which must not be ignored. Throws UsageError naming the source,
// GDAL's reason and the columns that exist where the expression is not understood, or says what
// the source's engine cannot be asked.
std::vector<int> keep_rows(GDALDataset& dataset, OGRLayer& layer, const std::string& expression,
                           const std::string& source);

// The columns that an expression looks at.
std::vector<int> used_columns(OGRFeatureQuery& query, const OGRFeatureDefn& definition);

// For the import report: that a layer's other rows were not read.
Problem condition_note(const std::string& expression, const Layer& layer);

// Columns that are neither wanted nor hold shapes are not asked for.
void ignore_other_fields(OGRLayer& layer, std::vector<int> wanted, const ShapeColumns& shapes);

}  // namespace zamin::io
