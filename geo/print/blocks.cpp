#include "print/blocks.hpp"

#include <cmath>
#include <numbers>

#include "print/fills.hpp"
#include "print/scale.hpp"
#include "style/theme.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

const style::Theme& theme() {
    return style::theme(style::ThemeName::light);
}

TextStyle small(const Measures& m, Align align = Align::left) {
    return {7.5 * m.scale, theme().ink, false, false, align};
}

TextStyle heading(const Measures& m) {
    return {8.5 * m.scale, theme().ink, true, false, Align::left};
}

double heading_height(const Typesetter& type, const std::string& title, const Measures& m,
                      double width) {
    return title.empty() ? 0.0 : type.measure(title, heading(m), width).h + 1.0 * m.scale;
}

// Draws a heading and returns what is left below it.
RectMm under_heading(Pen& pen, const std::string& title, const Measures& m, const RectMm& place) {
    const double height = heading_height(pen.type, title, m, place.w);
    pen.text(title, heading(m), {place.x, place.y, place.w, height});
    return {place.x, place.y + height, place.w, place.h - height};
}

std::string more_text(std::size_t left, const text::Catalogue& words) {
    const auto n = static_cast<std::int64_t>(left);
    return words.tr_n("+{0} more", "+{0} more", n, text::integer(n, words.language()));
}

// A single row more takes the line that would say so.
std::size_t shown_rows(std::size_t rows, std::size_t most) {
    return rows <= most + 1 ? rows : most;
}

// Of a page's bars, as they stand in a width: labels are as wide as they need within bounds, and
// broken into lines beyond.
struct BarRows {
    double label_w = 0.0;
    std::vector<double> heights;
};
BarRows bar_rows(const Typesetter& type, const Bars& bars, const Measures& m, std::size_t shown,
                 double width) {
    const double least_h = 4.3 * m.scale;
    BarRows rows;
    for (std::size_t i = 0; i < shown; ++i) {
        rows.label_w = std::max(rows.label_w, type.measure(bars.rows[i].label, small(m)).w + 0.3);
    }
    rows.label_w = std::clamp(rows.label_w, width * 0.25, width * 0.45);
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
    const double gap = 2.0 * s;
    return {"figures",
            [figures, part, gap](double width) {
                double height = 0.0;
                for (const KeyFigure& figure : figures) {
                    height += part(figure, width) + gap;
                }
                return std::max(0.0, height - gap);
            },
            [figures, part, gap, big, unit, caption](Pen& pen, const RectMm& place) {
                double y = place.y;
                const SizeMm digit = pen.type.measure("0", big);
                for (const KeyFigure& figure : figures) {
                    const double value_w =
                        std::min(place.w, pen.type.measure(figure.value, big).w + 0.3);
                    pen.line(figure.value, big, {place.x, y, value_w, digit.h});
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
                double value_w = 0.0;
                for (const BarRow& row : bars.rows) {
                    double sum = 0.0;
                    for (const BarPart& part : row.parts) {
                        sum += part.value;
                    }
                    most = std::max(most, sum);
                    value_w = std::max(value_w, pen.type.measure(row.value, small(m)).w + 0.2);
                }
                value_w = std::min(value_w, rest.w * 0.35);
                const BarRows rows = bar_rows(pen.type, bars, m, shown, rest.w);
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

Block table_block(const Typesetter& type, const SheetTable& table, const Measures& m,
                  const text::Catalogue& words) {
    const double row_h = 4.1 * m.scale;
    const std::size_t shown = shown_rows(table.rows.size(), m.table_rows);
    const std::string more =
        shown < table.rows.size() ? more_text(table.rows.size() - shown, words) : "";
    const auto widths = [&type, table, m, shown](double total) {
        std::vector<double> result;
        double sum = 0.0;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            TextStyle head = small(m);
            head.bold = true;
            double width = std::min(type.measure(table.columns[c].title, head).w, total * 0.34);
            for (std::size_t r = 0; r < shown; ++r) {
                width = std::max(width, type.measure(table.rows[r][c], small(m)).w);
            }
            result.push_back(width + 1.6 * m.scale);
            sum += result.back();
        }
        for (double& width : result) {
            width *= total / std::max(sum, 1e-6);
        }
        return result;
    };
    const auto head_height = [&type, table, m, widths](double total) {
        TextStyle head = small(m);
        head.bold = true;
        const std::vector<double> w = widths(total);
        double height = 0.0;
        for (std::size_t c = 0; c < w.size(); ++c) {
            height = std::max(height,
                              type.measure(table.columns[c].title, head, w[c] - 1.0 * m.scale).h);
        }
        return height + 1.2 * m.scale;
    };
    return {"table",
            [&type, table, m, shown, more, row_h, head_height](double width) {
                return heading_height(type, table.title, m, width) + head_height(width) +
                       static_cast<double>(shown + (more.empty() ? 0 : 1)) * row_h;
            },
            [table, m, shown, more, row_h, widths, head_height](Pen& pen, const RectMm& place) {
                const RectMm rest = under_heading(pen, table.title, m, place);
                const std::vector<double> w = widths(rest.w);
                const double head_h = head_height(rest.w);
                double x = rest.x;
                for (std::size_t c = 0; c < w.size(); ++c) {
                    const Align align = table.columns[c].numeric ? Align::right : Align::left;
                    TextStyle head = small(m, align);
                    head.bold = true;
                    const double inner = w[c] - 1.0 * m.scale;
                    const double left = table.columns[c].numeric ? x + w[c] - inner : x;
                    pen.text(table.columns[c].title, head, {left, rest.y, inner, head_h});
                    for (std::size_t r = 0; r < shown; ++r) {
                        pen.line(
                            table.rows[r][c], small(m, align),
                            {left, rest.y + head_h + static_cast<double>(r) * row_h, inner, row_h});
                    }
                    x += w[c];
                }
                pen.rule(rest.x, rest.right(), rest.y + head_h - 0.5 * m.scale, theme().ink, 0.2);
                if (!more.empty()) {
                    pen.line(more, small(m),
                             {rest.x, rest.y + head_h + static_cast<double>(shown) * row_h, rest.w,
                              row_h});
                }
            }};
}

}  // namespace zamin::print
