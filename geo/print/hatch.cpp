#include "print/hatch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>

namespace zamin::print {

namespace {

constexpr double line_mm = 0.18;
constexpr double dash_mm = 0.9;
constexpr double dash_gap_mm = 0.7;
constexpr double dot_mm = 0.4;
constexpr double dot_spacing_mm = 0.9;

// Parallel lines; at multiples of the spacing along their normal.
struct Family {
    double angle_deg;
    double spacing_mm;
    bool dashed = false;

    Coord direction() const {
        const double angle = angle_deg * std::numbers::pi / 180.0;
        return {std::cos(angle), -std::sin(angle)};
    }
};

double along(Coord direction, Coord p) {
    return p.x * direction.x + p.y * direction.y;
}
double across(Coord direction, Coord p) {
    return -p.x * direction.y + p.y * direction.x;
}

// None for a hatch of dots.
std::span<const Family> lines_of(Hatch hatch) {
    static constexpr Family unknown[] = {{45.0, 1.2}};
    static constexpr Family horizontal[] = {{0.0, 0.8}};
    static constexpr Family vertical[] = {{90.0, 0.8}};
    static constexpr Family falling[] = {{135.0, 0.8}};
    static constexpr Family grid[] = {{0.0, 1.1}, {90.0, 1.1}};
    static constexpr Family diamonds[] = {{60.0, 1.1}, {120.0, 1.1}};
    static constexpr Family dense[] = {{0.0, 0.36}};
    static constexpr Family dashes[] = {{0.0, 0.8, true}};
    static constexpr Family wide[] = {{90.0, 1.8}};
    switch (hatch) {
        case Hatch::unknown:
            return unknown;
        case Hatch::horizontal:
            return horizontal;
        case Hatch::vertical:
            return vertical;
        case Hatch::falling:
            return falling;
        case Hatch::grid:
            return grid;
        case Hatch::diamonds:
            return diamonds;
        case Hatch::dense:
            return dense;
        case Hatch::dashes:
            return dashes;
        case Hatch::wide:
            return wide;
        case Hatch::dots:
        case Hatch::none:
            break;
    }
    return {};
}

std::array<Coord, 4> clip_corners(cairo_t* cr) {
    double x0 = 0.0;
    double y0 = 0.0;
    double x1 = 0.0;
    double y1 = 0.0;
    cairo_clip_extents(cr, &x0, &y0, &x1, &y1);
    return {Coord{x0, y0}, Coord{x1, y0}, Coord{x1, y1}, Coord{x0, y1}};
}

void draw_lines(cairo_t* cr, const Family& lines) {
    const Coord d = lines.direction();
    double least = 1e300;
    double most = -1e300;
    double along_least = 1e300;
    double along_most = -1e300;
    for (const Coord corner : clip_corners(cr)) {
        least = std::min(least, across(d, corner));
        most = std::max(most, across(d, corner));
        along_least = std::min(along_least, along(d, corner));
        along_most = std::max(along_most, along(d, corner));
    }
    const double dash[] = {dash_mm, dash_gap_mm};
    cairo_set_dash(cr, dash, lines.dashed ? 2 : 0, along_least);
    for (double at = std::ceil(least / lines.spacing_mm) * lines.spacing_mm; at <= most;
         at += lines.spacing_mm) {
        cairo_move_to(cr, along_least * d.x - at * d.y, along_least * d.y + at * d.x);
        cairo_line_to(cr, along_most * d.x - at * d.y, along_most * d.y + at * d.x);
    }
    cairo_stroke(cr);
}

void draw_dots(cairo_t* cr) {
    const auto [first, right, last, left] = clip_corners(cr);
    const double dash[] = {0.0, dot_spacing_mm};
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(cr, dot_mm);
    cairo_set_dash(cr, dash, 2, 0.0);
    const double start = std::floor(first.x / dot_spacing_mm) * dot_spacing_mm;
    for (double y = std::ceil(first.y / dot_spacing_mm) * dot_spacing_mm; y <= last.y;
         y += dot_spacing_mm) {
        cairo_move_to(cr, start, y);
        cairo_line_to(cr, right.x + dot_spacing_mm, y);
    }
    cairo_stroke(cr);
}

// How far from the nearest multiple of the spacing.
double off_multiple(double value, double spacing) {
    const double times = value / spacing;
    const auto nearest = static_cast<std::int64_t>(times + (times < 0.0 ? -0.5 : 0.5));
    return std::abs(value - static_cast<double>(nearest) * spacing);
}

}  // namespace

void draw_hatch(cairo_t* cr, Hatch hatch) {
    cairo_set_line_width(cr, line_mm);
    if (hatch == Hatch::dots) {
        draw_dots(cr);
    }
    for (const Family& lines : lines_of(hatch)) {
        draw_lines(cr, lines);
    }
}

HatchDots::HatchDots(Hatch hatch, Coord origin_mm, double px_per_mm)
    : m_dotted(hatch == Hatch::dots), m_origin_mm(origin_mm), m_px_per_mm(px_per_mm) {
    for (const Family& lines : lines_of(hatch)) {
        m_lines.push_back({lines.direction(), lines.spacing_mm, lines.dashed});
    }
}

float HatchDots::at(int x, int y) const {
    const Coord p{m_origin_mm.x + (x + 0.5) / m_px_per_mm, m_origin_mm.y + (y + 0.5) / m_px_per_mm};
    // Of a dot whose middle lies `off_mm` from the middle of a sign `wide_mm` wide.
    const auto covered = [&](double off_mm, double wide_mm) {
        const double inside_px = (wide_mm / 2 - off_mm) * m_px_per_mm + 0.5;
        return std::clamp(inside_px, 0.0, std::min(1.0, wide_mm * m_px_per_mm));
    };
    double free = 1.0;
    if (m_dotted) {
        free -= covered(
            std::hypot(off_multiple(p.x, dot_spacing_mm), off_multiple(p.y, dot_spacing_mm)),
            dot_mm);
    }
    for (const Lines& lines : m_lines) {
        double part = covered(off_multiple(across(lines.direction, p), lines.spacing_mm), line_mm);
        if (lines.dashed) {
            // Dashes begin at multiples of dash and gap.
            const double period = dash_mm + dash_gap_mm;
            part *= covered(off_multiple(along(lines.direction, p) - dash_mm / 2, period), dash_mm);
        }
        free *= 1.0 - part;
    }
    return static_cast<float>(1.0 - free);
}

}  // namespace zamin::print
