// Walks round a field that end near where they began: lines that are meant as polygons.
#pragma once

#include "core/geometry.hpp"
#include "io/wkb.hpp"

namespace zamin::io {

// Ends this far apart are joined: 15 m, or a twentieth of the way walked if that is more.
inline constexpr double closing_gap_m = 15.0;
inline constexpr double closing_gap_share = 0.05;

struct ClosedWalk {
    std::size_t segments = 0;  // line parts that there were
    std::size_t rings = 0;     // polygons made of them; 0 = nothing changed
    std::size_t left_out = 0;  // segments that are part of no polygon
    double gap_m = 0.0;        // the widest gap that was closed, or that kept a walk from closing
    double walk_m = 0.0;       // length of the walk with that gap; 0 = no walk of three points

    // The segments are stretches of one walk: a receiver that lost its satellites begins a new one.
    bool one_walk() const { return rings == 1 && segments > 1 && left_out == 0; }
};

// Makes polygons, one a part, of the line parts appended since `from`: each segment that ends near
// its start is a ring; if none does, all of them end to end are tried. Nothing changes where no
// ring comes of it. `metres_per_unit` is 0 for coordinates in degrees; lengths are good to a
// percent then, enough to judge a gap.
ClosedWalk close_walks(Geometries& geometries, const GeometryMark& from, double metres_per_unit);

}  // namespace zamin::io
