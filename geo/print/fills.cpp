#include "print/fills.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "print/type.hpp"

namespace zamin::print {

namespace {

constexpr double hatch_line_mm = 0.18;

struct Lines {
    double angle_deg;
    double spacing_mm;
    bool dashed = false;
};

// Parallel lines across the clip's box, anchored to the page so that neighbouring pieces join.
void draw_lines(cairo_t* cr, const Lines& lines) {
    double x0 = 0.0;
    double y0 = 0.0;
    double x1 = 0.0;
    double y1 = 0.0;
    cairo_clip_extents(cr, &x0, &y0, &x1, &y1);
    const double angle = lines.angle_deg * std::numbers::pi / 180.0;
    const double dx = std::cos(angle);
    const double dy = -std::sin(angle);
    // The lines' normal; positions along it of the box's corners.
    double least = 1e300;
    double most = -1e300;
    double along_least = 1e300;
    double along_most = -1e300;
    for (const double x : {x0, x1}) {
        for (const double y : {y0, y1}) {
            least = std::min(least, -x * dy + y * dx);
            most = std::max(most, -x * dy + y * dx);
            along_least = std::min(along_least, x * dx + y * dy);
            along_most = std::max(along_most, x * dx + y * dy);
        }
    }
    const double dash[] = {0.9, 0.7};
    cairo_set_dash(cr, dash, lines.dashed ? 2 : 0, -along_least);
    for (double at = std::ceil(least / lines.spacing_mm) * lines.spacing_mm; at <= most;
         at += lines.spacing_mm) {
        cairo_move_to(cr, along_least * dx - at * dy, along_least * dy + at * dx);
        cairo_line_to(cr, along_most * dx - at * dy, along_most * dy + at * dx);
    }
    cairo_stroke(cr);
}

void draw_dots(cairo_t* cr, double spacing_mm) {
    const double dash[] = {0.0, spacing_mm};
    double x0 = 0.0;
    double y0 = 0.0;
    double x1 = 0.0;
    double y1 = 0.0;
    cairo_clip_extents(cr, &x0, &y0, &x1, &y1);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(cr, 0.4);
    cairo_set_dash(cr, dash, 2, 0.0);
    const double start = std::floor(x0 / spacing_mm) * spacing_mm;
    for (double y = std::ceil(y0 / spacing_mm) * spacing_mm; y <= y1; y += spacing_mm) {
        cairo_move_to(cr, start, y);
        cairo_line_to(cr, x1 + spacing_mm, y);
    }
    cairo_stroke(cr);
}

void draw_hatch(cairo_t* cr, Hatch hatch) {
    switch (hatch) {
        case Hatch::unknown:
            return draw_lines(cr, {45.0, 1.2});
        case Hatch::horizontal:
            return draw_lines(cr, {0.0, 0.8});
        case Hatch::vertical:
            return draw_lines(cr, {90.0, 0.8});
        case Hatch::falling:
            return draw_lines(cr, {135.0, 0.8});
        case Hatch::grid:
            draw_lines(cr, {0.0, 1.1});
            return draw_lines(cr, {90.0, 1.1});
        case Hatch::diamonds:
            draw_lines(cr, {60.0, 1.1});
            return draw_lines(cr, {120.0, 1.1});
        case Hatch::dots:
            return draw_dots(cr, 0.9);
        case Hatch::dense:
            return draw_lines(cr, {0.0, 0.36});
        case Hatch::dashes:
            return draw_lines(cr, {0.0, 0.8, true});
        case Hatch::wide:
            return draw_lines(cr, {90.0, 1.8});
        case Hatch::none:
            return;
    }
}

}  // namespace

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
        cairo_set_line_width(cr, hatch_line_mm);
        draw_hatch(cr, fill.hatch);
    }
    cairo_new_path(cr);
    cairo_append_path(cr, path);
    cairo_path_destroy(path);
}

Surface hatch_mask(Hatch hatch, const RectMm& place, int width_px, int height_px) {
    Surface mask(cairo_image_surface_create(CAIRO_FORMAT_A8, width_px, height_px));
    const CairoContext on_mask(cairo_create(mask.get()));
    cairo_scale(on_mask.get(), width_px / place.w, height_px / place.h);
    cairo_translate(on_mask.get(), -place.x, -place.y);
    cairo_set_line_width(on_mask.get(), hatch_line_mm);
    draw_hatch(on_mask.get(), hatch);
    cairo_surface_flush(mask.get());
    return mask;
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
