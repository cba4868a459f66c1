// Opening a source and finding its layer, with errors that say what was found; for .cpp files of
// geo/io only.
#pragma once

#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/layer.hpp"
#include "core/problem.hpp"
#include "io/field_shapes.hpp"
#include "io/gdal_handles.hpp"
#include "io/source.hpp"

namespace zamin::io {

struct Opened {
    Dataset dataset;
    std::string layer;           // what is left of SourceName::layer: a layer or a column
    std::vector<Problem> notes;  // on what was done to open it, without their source
};

// The driver asked for more memory than it got.
class OutOfMemory : public Error {
  public:
    using Error::Error;
};

// Opens read-only. PATH may be a file, a zip (its files are looked for inside, however deep), a
// folder or a connection string. Of several files in a zip or folder, SourceName::layer names one,
// or a layer in one. Tables of one survey are joined (repeats.hpp). Throws Error: no such file,
// empty, not a vector source, with GDAL's message; UsageError listing the files to choose from.
Opened open_source(const SourceName& source);

// The dataset behind a name of GDAL's, nullptr where it cannot be opened.
Dataset open_vector(const std::string& name);

struct FoundLayer {
    OGRLayer* layer = nullptr;
    ShapeColumns shapes;  // where a table has its geometry
};

// The layer named, or that with a column of this name that holds shapes; else the only one, else
// the only one of the kind expected. Throws UsageError listing the layers otherwise.
FoundLayer find_layer(const Opened& opened, const SourceName& source, GeometryKind expect);

// The layer's CRS; unknown when it has none, or one that names no place on the earth.
Crs crs_of(OGRLayer& layer);

// The dimension of a GDAL geometry type; none for "unknown" and "no geometry".
GeometryKind kind_of(OGRwkbGeometryType type);

}  // namespace zamin::io
