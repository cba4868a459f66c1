#include "print/blocks.hpp"

#include <algorithm>
#include <cmath>

#include "print/block_parts.hpp"
#include "print/fills.hpp"

namespace zamin::print {

namespace {

using namespace block_parts;

// Of a page's bars, as they stand in a width: values are whole, labels as wide as they need within
// bounds, and broken into lines beyond.
struct BarRows {
    double value_w = 0.0;
    double label_w = 0.0;
    std::vector<double> heights;
};
BarRows bar_rows(const Typesetter& type, const Bars& bars, const Measures& m, std::size_t shown,
                 double width) {
    const double least_h = 4.3 * m.scale;
    BarRows rows;
    for (std::size_t i = 0; i < shown; ++i) {
        rows.label_w = std::max(rows.label_w, type.measure(bars.rows[i].label, small(m)).w + 0.3);
        rows.value_w = std::max(rows.value_w, type.measure(bars.rows[i].value, small(m)).w + 0.3);
    }
    rows.value_w = std::min(rows.value_w, width * 0.6);
    rows.label_w = std::clamp(rows.label_w, width * 0.2, (width - rows.value_w) * 0.6);
    for (std::size_t i = 0; i < shown; ++i) {
        const double text_h = type.measure(bars.rows[i].label, small(m), rows.label_w).h;
        rows.heights.push_back(std::max(least_h, text_h + 0.8 * m.scale));
    }
    return rows;
}

}  // namespace

Block figures_block(const Typesetter& type, const std::vector<KeyFigure>& figures,
                    const Measures& m) {
    const double s = m.scale;
    const TextStyle big{m.figure_pt * s, theme().ink, false, true, Align::left};
    const TextStyle unit{9.0 * s, theme().muted};
    const TextStyle caption{7.5 * s, theme().muted};
    const auto part = [&type, caption, big](const KeyFigure& figure, double width) {
        return type.measure("0", big).h * 0.86 + type.measure(figure.caption, caption, width).h;
    };
    // A value too long for its line is set smaller.
    const auto fitted = [big, unit](const Typesetter& pen, const KeyFigure& figure, double width) {
        const double unit_w = figure.unit.empty() ? 0.0 : pen.measure(figure.unit, unit).w + 1.6;
        const double room = std::max(1.0, width - unit_w - 0.3);
        TextStyle style = big;
        style.size_pt *= std::min(1.0, room / std::max(1e-6, pen.measure(figure.value, big).w));
        return style;
    };
    const double gap = 2.0 * s;
    return {"figures",
            [figures, part, gap](double width) {
                double height = 0.0;
                for (const KeyFigure& figure : figures) {
                    height += part(figure, width) + gap;
                }
                return std::max(0.0, height - gap);
            },
            [figures, part, fitted, gap, big, unit, caption](Pen& pen, const RectMm& place) {
                double y = place.y;
                const SizeMm digit = pen.type.measure("0", big);
                for (const KeyFigure& figure : figures) {
                    const TextStyle value = fitted(pen.type, figure, place.w);
                    const SizeMm size = pen.type.measure(figure.value, value);
                    const double value_w = std::min(place.w, size.w + 0.3);
                    pen.line(figure.value, value,
                             {place.x, y + (digit.h - size.h) * 0.78, value_w, size.h});
                    const double unit_x = place.x + value_w + 1.2;
                    const double unit_h = pen.type.measure("0", unit).h;
                    if (!figure.unit.empty() && unit_x < place.right() - 2.0) {
                        pen.line(figure.unit, unit,
                                 {unit_x, y + digit.h * 0.78 - unit_h * 0.78,
                                  place.right() - unit_x, unit_h});
                    }
                    const double height = part(figure, place.w);
                    pen.text(figure.caption, caption,
                             {place.x, y + digit.h * 0.86, place.w, height - digit.h * 0.86});
                    y += height + gap;
                }
            }};
}

Block figures_across_block(const Typesetter& type, const std::vector<KeyFigure>& figures,
                           const Measures& m) {
    std::vector<Block> parts;
    for (const KeyFigure& figure : figures) {
        parts.push_back(figures_block(type, {figure}, m));
    }
    const double gap = 4.0 * m.scale;
    const auto part_w = [gap, n = static_cast<double>(parts.size())](double width) {
        return (width - gap * (n - 1.0)) / n;
    };
    return {"figures",
            [parts, part_w](double width) {
                double height = 0.0;
                for (const Block& part : parts) {
                    height = std::max(height, part.height(part_w(width)));
                }
                return height;
            },
            [parts, part_w, gap](Pen& pen, const RectMm& place) {
                double x = place.x;
                for (const Block& part : parts) {
                    part.draw(pen, {x, place.y, part_w(place.w), place.h});
                    x += part_w(place.w) + gap;
                }
            }};
}

Block bars_block(const Typesetter& type, const Bars& bars, const Measures& m,
                 const text::Catalogue& words) {
    const double row_h = 4.3 * m.scale;
    const std::size_t shown = shown_rows(bars.rows.size(), m.bar_rows);
    const std::string more =
        shown < bars.rows.size() ? more_text(bars.rows.size() - shown, words) : "";
    return {"bars",
            [&type, bars, m, shown, more, row_h](double width) {
                double height = heading_height(type, bars.title, m, width);
                for (const double row : bar_rows(type, bars, m, shown, width).heights) {
                    height += row;
                }
                return height + (more.empty() ? 0.0 : row_h);
            },
            [bars, m, shown, more, row_h](Pen& pen, const RectMm& place) {
                RectMm rest = under_heading(pen, bars.title, m, place);
                double most = 0.0;
                for (const BarRow& row : bars.rows) {
                    double sum = 0.0;
                    for (const BarPart& part : row.parts) {
                        sum += part.value;
                    }
                    most = std::max(most, sum);
                }
                const BarRows rows = bar_rows(pen.type, bars, m, shown, rest.w);
                const double value_w = rows.value_w;
                const double bar_x = rest.x + rows.label_w + 1.5;
                const double bar_w = std::max(1.0, rest.right() - value_w - 1.5 - bar_x);
                double y = rest.y;
                for (std::size_t i = 0; i < shown; ++i) {
                    const BarRow& row = bars.rows[i];
                    pen.text(row.label, small(m), {rest.x, y, rows.label_w, rows.heights[i]});
                    double x = bar_x;
                    for (const BarPart& part : row.parts) {
                        const double w = most > 0.0 ? part.value / most * bar_w : 0.0;
                        cairo_rectangle(pen.cr, x, y + row_h * 0.16, w, row_h * 0.6);
                        fill_path(pen.cr, part.fill);
                        cairo_new_path(pen.cr);
                        x += w;
                    }
                    pen.line(row.value, small(m, Align::right),
                             {rest.right() - value_w, y, value_w, row_h});
                    y += rows.heights[i];
                }
                if (!more.empty()) {
                    pen.line(more, small(m), {rest.x, y, rest.w, row_h});
                }
            }};
}

}  // namespace zamin::print
