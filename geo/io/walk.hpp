// Shapes as phone surveys write them into a text column (ODK XForms, geopoint, geotrace, geoshape):
// "latitude longitude [altitude [accuracy]]", several of them between ";". WGS 84, accuracy in
// metres, 0 where the phone measured none.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::io {

enum class WalkText {
    no_shape,  // the text is something else
    blank,     // empty, "n/a", "null": a question without answer
    shape,
};

// How a shape came about: by walking round it with a receiver, or by tapping on a map on the
// screen, where phones write 0 for the accuracy of every vertex.
enum class Capture { unknown, walked, drawn };

struct Walk {
    WalkText status = WalkText::no_shape;
    std::vector<Coord> points;      // x = longitude, y = latitude, degrees
    std::size_t numbers_least = 0;  // numbers of the vertex that has fewest, 2 to 4
    double accuracy_m = 0.0;        // the worst vertex; 0 = none was measured
    std::size_t zeros_dropped = 0;  // vertices at (0, 0), which a phone without a fix writes
    bool cut = false;               // the last vertex is broken off: the export cut the text

    // Unknown where a vertex has no accuracy.
    Capture capture() const {
        if (points.empty() || numbers_least < 4) {
            return Capture::unknown;
        }
        return accuracy_m > 0.0 ? Capture::walked : Capture::drawn;
    }

    // As many points as a polygon needs, the last on the first.
    bool closed_ring() const {
        return points.size() >= 4 && points.front() == points.back() && !cut;
    }
};

// "", "n/a", "null", "-": how exports write a question without answer; white space around is
// allowed.
bool is_blank_answer(std::string_view text);

// Latitudes beyond 90 and longitudes beyond 180 degrees are no shape. A last vertex that lacks its
// longitude, or whose text ends at the 255th character (a limit of older servers), is dropped and
// the walk marked as cut.
Walk parse_walk(std::string_view text);

}  // namespace zamin::io
