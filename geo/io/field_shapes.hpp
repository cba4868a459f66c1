// Tables whose rows say in plain columns where they are: shapes of phone surveys, or a pair of
// coordinates; for .cpp files of geo/io only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/gdal_handles.hpp"
#include "io/intake.hpp"
#include "io/walk.hpp"

namespace zamin::io {

// Indices of the layer's fields; -1 = none.
struct ShapeColumns {
    int walk = -1;  // geopoint, geotrace or geoshape (walk.hpp)
    int x = -1;     // longitude or easting
    int y = -1;
    int precision = -1;                      // metres, beside a pair
    GeometryKind kind = GeometryKind::none;  // what most rows seem to be
    bool degrees = true;                     // false for columns that are only called x and y
    bool measured = false;                   // vertices or pairs have an accuracy
    bool adds_capture = false;        // further columns of the layer, behind its own: "walked" or
    bool adds_accuracy = false;       // "drawn" in `capture`, metres in `accuracy_m`
    std::vector<std::string> others;  // further columns with shapes, not used

    bool found() const { return walk >= 0 || x >= 0; }
    std::vector<int> fields() const;
};

inline constexpr const char* capture_column = "capture";
inline constexpr const char* accuracy_column = "accuracy_m";

// Looks at the names and the first rows of a layer that has no geometry. Where several columns
// hold shapes: the one `wanted`, else the nearest to the kind expected, the first of these.
// Nothing for other layers, and where no column of the wanted name holds shapes.
ShapeColumns find_shape_columns(OGRLayer& layer, GeometryKind expect,
                                const std::string& wanted = {});

// "column 'path'" or "columns 'lon' and 'lat'", for messages.
std::string shape_words(OGRLayer& layer, const ShapeColumns& shapes);

// The row's shape as geometry, nullptr where it has none or a broken one; the latter becomes a
// problem.
struct RowShape {
    Geometry geometry;
    ShapeState state = ShapeState::whole;
    Capture capture = Capture::unknown;
    std::optional<double> accuracy_m;  // of the worst vertex, none where none was measured
};
RowShape shape_of(const OGRFeature& feature, const ShapeColumns& shapes,
                  const IntakeContext& context, std::vector<Problem>& problems);

}  // namespace zamin::io
