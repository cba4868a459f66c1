#include "print/fills.hpp"

#include <algorithm>
#include <numbers>

#include "print/hatch.hpp"
#include "print/type.hpp"

namespace zamin::print {

void fill_path(cairo_t* cr, const Fill& fill) {
    if (fill.colour.a > 0.0F) {
        set_colour(cr, fill.colour);
        cairo_fill_preserve(cr);
    }
    if (fill.hatch == Hatch::none) {
        return;
    }
    // The path is the clip while the lines are drawn, and is there again afterwards.
    cairo_path_t* path = cairo_copy_path(cr);
    {
        const SavedState state(cr);
        cairo_clip(cr);
        set_colour(cr, fill.line);
        draw_hatch(cr, fill.hatch);
    }
    cairo_new_path(cr);
    cairo_append_path(cr, path);
    cairo_path_destroy(path);
}

void draw_swatch(cairo_t* cr, const Swatch& swatch, const RectMm& place) {
    const SavedState state(cr);
    const double middle = place.y + place.h / 2;
    const double sign = std::min(place.h * 0.82, swatch.sign_mm > 0.0 ? swatch.sign_mm : place.h);
    cairo_new_path(cr);
    switch (swatch.shape) {
        case SwatchShape::line:
            cairo_move_to(cr, place.x, middle);
            cairo_line_to(cr, place.right(), middle);
            break;
        case SwatchShape::circle:
            cairo_arc(cr, place.x + place.w / 2, middle, sign / 2, 0.0, 2 * std::numbers::pi);
            break;
        case SwatchShape::square:
            cairo_rectangle(cr, place.x + place.w / 2 - sign / 2, middle - sign / 2, sign, sign);
            break;
        case SwatchShape::area:
            cairo_rectangle(cr, place.x, place.y, place.w, place.h);
            break;
    }
    if (swatch.shape != SwatchShape::line) {
        fill_path(cr, swatch.fill);
    }
    if (swatch.outline.a > 0.0F) {
        const double dash[] = {1.3, 0.9};
        cairo_set_dash(cr, dash, swatch.dashed ? 2 : 0, 0.0);
        set_colour(cr, swatch.outline);
        cairo_set_line_width(cr, swatch.outline_mm);
        cairo_stroke(cr);
    }
}

}  // namespace zamin::print
