// Fills on paper: a colour, or lines that mean a class in black-and-white print. 45 degrees are
// kept for what is unknown. For .cpp files of geo/print only.
#pragma once

#include "print/handles.hpp"
#include "print/sheet.hpp"

namespace zamin::print {

// Fills the current path, which is kept for an outline.
void fill_path(cairo_t* cr, const Fill& fill);
// Adds the sign about `p`, `size_mm` wide, to the path.
void add_sign(cairo_t* cr, style::PointSign sign, Coord p, double size_mm);
void draw_swatch(cairo_t* cr, const Swatch& swatch, const RectMm& place);

}  // namespace zamin::print
