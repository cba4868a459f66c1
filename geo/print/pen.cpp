#include "print/pen.hpp"

#include "text/utf8.hpp"

namespace zamin::print {

void Pen::text(std::string_view words, const TextStyle& style, const RectMm& within) {
    if (words.empty()) {
        return;
    }
    const SizeMm size = type.measure(words, style, within.w);
    const double shift = style.align == Align::left ? 0.0 : within.w - size.w;
    m_record->push_back(
        {std::string(words),
         {within.x + (style.align == Align::centre ? shift / 2 : shift), within.y, size.w, size.h},
         within});
    type.draw(cr, words, style, within.x, within.y, within.w);
}

void Pen::line(std::string_view words, const TextStyle& style, const RectMm& within) {
    std::string shown(words);
    std::u32string points;
    double width = type.measure(shown, style).w;
    while (width > within.w) {
        if (points.empty()) {
            points = text::code_points(words);
        }
        // By the share that is too wide, then letter by letter.
        const auto keep =
            static_cast<std::size_t>(static_cast<double>(points.size()) * within.w / width);
        points.resize(std::min(points.size() - 1, std::max<std::size_t>(keep, 1)));
        shown = text::utf8(points) + "…";
        width = type.measure(shown, style).w;
        if (points.size() <= 1) {
            break;
        }
    }
    const double x = style.align == Align::right ? within.right() - width : within.x;
    m_record->push_back({shown, {x, within.y, width, type.measure(shown, style).h}, within});
    type.draw(cr, shown, style, x, within.y);
}

void Pen::rule(double x0, double x1, double y, style::Colour colour, double width_mm) {
    set_colour(cr, colour);
    cairo_set_dash(cr, nullptr, 0, 0.0);
    cairo_set_line_width(cr, width_mm);
    cairo_move_to(cr, x0, y);
    cairo_line_to(cr, x1, y);
    cairo_stroke(cr);
}

void Pen::box(const RectMm& place, style::Colour colour, double width_mm) {
    set_colour(cr, colour);
    cairo_set_dash(cr, nullptr, 0, 0.0);
    cairo_set_line_width(cr, width_mm);
    cairo_rectangle(cr, place.x, place.y, place.w, place.h);
    cairo_stroke(cr);
}

}  // namespace zamin::print
