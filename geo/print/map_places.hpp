// Where the maps of a page stand in the room that its blocks leave. For .cpp files of geo/print
// only.
#pragma once

#include "print/layout.hpp"

namespace zamin::print {

// Sets the frames, gutter and captions of a sheet's map, or of its two maps, within `room` (mm of
// the page). Two maps stand beside or below each other, whichever shows their extent larger.
void place_maps(const Sheet& sheet, const PageFormat& format, const Typesetter& type,
                const RectMm& room, SheetLayout& out);

}  // namespace zamin::print
