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

void add_sign(cairo_t* cr, style::PointSign sign, Coord p, double size_mm) {
    const double half = size_mm / 2;
    cairo_new_sub_path(cr);
    switch (sign) {
        case style::PointSign::circle:
            cairo_arc(cr, p.x, p.y, half, 0.0, 2 * std::numbers::pi);
            break;
        case style::PointSign::square:
            cairo_rectangle(cr, p.x - half, p.y - half, size_mm, size_mm);
            break;
        case style::PointSign::diamond:
            cairo_move_to(cr, p.x, p.y - half);
            cairo_line_to(cr, p.x + half, p.y);
            cairo_line_to(cr, p.x, p.y + half);
            cairo_line_to(cr, p.x - half, p.y);
            cairo_close_path(cr);
            break;
        case style::PointSign::triangle:
            cairo_move_to(cr, p.x, p.y - half);
            cairo_line_to(cr, p.x + half, p.y + half);
            cairo_line_to(cr, p.x - half, p.y + half);
            cairo_close_path(cr);
            break;
    }
}

void draw_swatch(cairo_t* cr, const Swatch& swatch, const RectMm& place) {
    const SavedState state(cr);
    const double middle = place.y + place.h / 2;
    const Coord centre{place.x + place.w / 2, middle};
    const double sign = std::min(place.h * 0.82, swatch.sign_mm > 0.0 ? swatch.sign_mm : place.h);
    cairo_new_path(cr);
    switch (swatch.shape) {
        case SwatchShape::line:
            cairo_move_to(cr, place.x, middle);
            cairo_line_to(cr, place.right(), middle);
            break;
        case SwatchShape::circle:
            add_sign(cr, style::PointSign::circle, centre, sign);
            break;
        case SwatchShape::square:
            add_sign(cr, style::PointSign::square, centre, sign);
            break;
        case SwatchShape::diamond:
            add_sign(cr, style::PointSign::diamond, centre, sign);
            break;
        case SwatchShape::triangle:
            add_sign(cr, style::PointSign::triangle, centre, sign);
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
