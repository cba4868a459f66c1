// Walks round a field that end near where they began: lines that are meant as polygons.
#pragma once

#include "core/geometry.hpp"
#include "io/wkb.hpp"

namespace zamin::io {

// Ends this far apart are joined: 15 m, or a twentieth of the way walked if that is more.
inline constexpr double closing_gap_m = 15.0;
inline constexpr double closing_gap_share = 0.05;

struct ClosedWalk {
    bool closed = false;
    double gap_m = 0.0;   // the widest gap between an end and its start
    double walk_m = 0.0;  // length of the walk with that gap
};

// Makes polygons, one a part, of the line parts appended since `from`; all of them or none. Nothing
// changes where a gap is too wide or a part has fewer than three different vertices.
// `metres_per_unit` is 0 for coordinates in degrees; lengths are good to a percent then, enough to
// judge a gap.
ClosedWalk close_walks(Geometries& geometries, const GeometryMark& from, double metres_per_unit);

}  // namespace zamin::io
