// Where things came to lie on a page, for tests, georeferences and links.
#pragma once

#include <string>
#include <vector>

#include "core/crs.hpp"
#include "core/geometry.hpp"
#include "print/rect.hpp"

namespace zamin::print {

struct SetText {
    std::string text;
    RectMm ink;     // what it takes
    RectMm within;  // what it was given
};

struct PlacedPart {
    std::string name;  // "title", "legend", "map", ...
    RectMm place;
};

// The map of a page: what lies in its frame.
struct PlacedMap {
    RectMm frame;
    Box box_m;  // in `crs`
    Crs crs;
    double scale = 0.0;  // N of 1:N
    Box extent_m;        // what had to be seen

    bool shows_all() const {
        const double slack_m = 1e-3 * (extent_m.width() + extent_m.height());
        return box_m.contains(Coord{extent_m.min_x + slack_m, extent_m.min_y + slack_m}) &&
               box_m.contains(Coord{extent_m.max_x - slack_m, extent_m.max_y - slack_m});
    }
};

struct PlacedPage {
    SizeMm size;
    std::vector<PlacedPart> parts;
    std::vector<SetText> texts;
    std::vector<PlacedMap> maps;
};

}  // namespace zamin::print
