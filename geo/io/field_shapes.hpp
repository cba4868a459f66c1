// Tables whose rows say in plain columns where they are: shapes of phone surveys, or a pair of
// coordinates; for .cpp files of geo/io only.
#pragma once

#include <string>
#include <vector>

#include "io/gdal_handles.hpp"
#include "io/intake.hpp"

namespace zamin::io {

// Indices of the layer's fields; -1 = none.
struct ShapeColumns {
    int walk = -1;  // geopoint, geotrace or geoshape (walk.hpp)
    int x = -1;     // longitude or easting
    int y = -1;
    bool degrees = true;              // false for columns that are only called x and y
    std::vector<std::string> others;  // further columns with shapes, not used

    bool found() const { return walk >= 0 || x >= 0; }
    std::vector<int> fields() const;
};

// Looks at the names and the first rows of a layer that has no geometry. Where several columns
// hold shapes: the one nearest to the kind expected, the first of these. Nothing for other layers.
ShapeColumns find_shape_columns(OGRLayer& layer, GeometryKind expect);

// "column 'path'" or "columns 'lon' and 'lat'", for messages.
std::string shape_words(OGRLayer& layer, const ShapeColumns& shapes);

// The row's shape as geometry, nullptr where it has none or a broken one; the latter becomes a
// problem.
struct RowShape {
    Geometry geometry;
    bool cut_off = false;  // the text broke off: never to be closed to a ring
};
RowShape shape_of(const OGRFeature& feature, const ShapeColumns& shapes,
                  const IntakeContext& context, std::vector<Problem>& problems);

}  // namespace zamin::io
