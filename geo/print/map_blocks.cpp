// Parts that speak of the map: its scale and direction, and where it lies.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "print/blocks.hpp"
#include "print/fills.hpp"
#include "print/page_theme.hpp"
#include "print/scale.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

void draw_arrow(Pen& pen, Coord centre, double height, double clockwise_deg, const std::string& n,
                const TextStyle& letter) {
    const SavedState state(pen.cr);
    cairo_translate(pen.cr, centre.x, centre.y);
    cairo_rotate(pen.cr, clockwise_deg * std::numbers::pi / 180.0);
    const SizeMm size = pen.type.measure(n, letter);
    const double top = -height / 2 + size.h * 0.85;
    const double half = height * 0.14;
    cairo_new_path(pen.cr);
    cairo_move_to(pen.cr, 0.0, top);
    cairo_line_to(pen.cr, half, height / 2);
    cairo_line_to(pen.cr, 0.0, height / 2 - half);
    cairo_line_to(pen.cr, -half, height / 2);
    cairo_close_path(pen.cr);
    set_colour(pen.cr, theme().ink);
    cairo_fill(pen.cr);
    pen.type.draw(pen.cr, n, letter, -size.w / 2, -height / 2 - size.h * 0.1);
}

void draw_bar(Pen& pen, const ScaleBar& bar, double x, double y, double height) {
    // Two halves, the first of them split again: light and dark by turns.
    const double parts[] = {0.0, 0.25, 0.5, 1.0};
    for (int i = 0; i < 3; ++i) {
        cairo_rectangle(pen.cr, x + parts[i] * bar.length_mm, y,
                        (parts[i + 1] - parts[i]) * bar.length_mm, height);
        set_colour(pen.cr, i % 2 == 0 ? theme().ink : theme().raised);
        cairo_fill(pen.cr);
    }
    pen.box({x, y, bar.length_mm, height}, theme().ink, 0.2);
}

constexpr double frame_line_mm = 0.35;

}  // namespace

std::optional<RectMm> seen_on_overview(const Box& seen_m, const MapFrame& overview) {
    const RectMm whole = overview.place.inset(frame_line_mm / 2);
    const Coord a = overview.to_page({seen_m.min_x, seen_m.max_y});
    const Coord b = overview.to_page({seen_m.max_x, seen_m.min_y});
    const double left = std::clamp(a.x, whole.x, whole.right());
    const double top = std::clamp(a.y, whole.y, whole.bottom());
    const double right = std::clamp(b.x, whole.x, whole.right());
    const double bottom = std::clamp(b.y, whole.y, whole.bottom());
    const bool is_all =
        a.x <= whole.x && a.y <= whole.y && b.x >= whole.right() && b.y >= whole.bottom();
    if (is_all) {
        return std::nullopt;
    }
    return RectMm{left, top, right - left, bottom - top};
}

Block scale_block(const Typesetter& type, const Crs& crs, const MapFrame& frame, const Measures& m,
                  const text::Catalogue& words) {
    const double s = m.scale;
    const TextStyle small{7.0 * s, theme().ink};
    const TextStyle strong{8.5 * s, theme().ink, true};
    const double line = type.measure("0", small).h;
    const double arrow_h = 11.0 * s;
    const double height = std::max(arrow_h, type.measure("0", strong).h + 1.6 * s + line);
    return {"scale", [height](double) { return height; },
            [&frame, &words, crs, small, strong, line, arrow_h, s](Pen& pen, const RectMm& place) {
                const double arrow_w = 9.0 * s;
                const ScaleBar bar = scale_bar(frame.scale, (place.w - arrow_w) * 0.72);
                const double label_w = place.w - arrow_w;
                const double scale_h = pen.type.measure("0", strong).h;
                pen.line(scale_text(frame.scale, words.language()), strong,
                         {place.x, place.y, label_w, scale_h});
                const double y = place.y + scale_h + line;
                draw_bar(pen, bar, place.x + 0.5, y, 1.4 * s);
                pen.line("0", small, {place.x, y - line, 4.0 * s, line});
                const std::string length = length_text(bar.length_m, words);
                const double length_w = pen.type.measure(length, small).w + 0.2;
                const double end = place.x + 0.5 + bar.length_mm;
                pen.line(length, small,
                         {std::min(end - length_w / 3, place.x + label_w - length_w), y - line,
                          length_w, line});
                draw_arrow(pen, {place.right() - arrow_w / 2, place.y + arrow_h / 2}, arrow_h,
                           pen.grids.of(crs).convergence_deg(frame.centre_m), words.tr("N"),
                           strong);
            }};
}

Block overview_block(const Overview& overview, const MapFrame& frame, const Measures& m) {
    const Box box = overview.areas->box();
    const double most_h = 34.0 * m.scale;
    const auto shape = [box, most_h](double width) {
        const double ratio = box.width() > 0.0 ? box.height() / box.width() : 1.0;
        const double w = std::min(width, most_h / std::max(ratio, 0.05));
        return SizeMm{w, std::clamp(w * ratio, 4.0, most_h)};
    };
    return {"overview", [shape](double width) { return shape(width).h; },
            [overview, &frame, box, shape](Pen& pen, const RectMm& place) {
                const SavedState state(pen.cr);
                const SizeMm size = shape(place.w);
                cairo_rectangle(pen.cr, place.x, place.y, size.w, size.h);
                cairo_clip(pen.cr);
                MapFrame small;
                small.place = {place.x, place.y, size.w, size.h};
                small.centre_m = box.center();
                small.scale =
                    1000.0 * std::max(box.width() / (size.w - 1.0), box.height() / (size.h - 1.0));
                MapLayer areas;
                areas.geometry = overview.areas;
                areas.classes.assign(overview.areas->feature_count(), 0);
                for (const std::uint32_t chosen : overview.chosen) {
                    areas.classes[chosen] = 1;
                }
                const Fill plain{theme().ground};
                const Fill strong{style::with_alpha(theme().accent, 0.55F)};
                for (const std::uint8_t c : {std::uint8_t{0}, std::uint8_t{1}}) {
                    add_path(pen.cr, areas, small, c);
                    fill_path(pen.cr, c == 0 ? plain : strong);
                    set_colour(pen.cr, theme().muted);
                    cairo_set_line_width(pen.cr, 0.15);
                    cairo_stroke(pen.cr);
                }
                if (const auto seen = seen_on_overview(frame.box_m(), small)) {
                    pen.box(*seen, theme().alarm, frame_line_mm);
                }
            }};
}

}  // namespace zamin::print
