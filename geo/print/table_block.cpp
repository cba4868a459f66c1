// A table beside a map: figures are never cut, words are broken into lines.
#include <algorithm>

#include "print/block_parts.hpp"

namespace zamin::print {

namespace {

using namespace block_parts;

constexpr double least_pt = 6.5;

class TableSetting {
  public:
    TableSetting(const Typesetter& type, const SheetTable& table, const Measures& m,
                 std::size_t shown, double width)
        : m_type(type), m_table(table), m_m(m), m_shown(shown) {
        // Somewhat smaller before words are broken.
        for (const double size : {1.0, 0.93, 0.87}) {
            m_size = size;
            if (least() <= width) {
                break;
            }
        }
        set_widths(width);
        set_heights();
    }

    double gap() const { return 1.6 * m_m.scale; }
    TextStyle head(Align align) const {
        TextStyle style = cell(align);
        style.bold = true;
        return style;
    }
    TextStyle cell(Align align) const {
        TextStyle style = small(m_m, align);
        style.size_pt = std::max(style.size_pt * m_size, std::min(style.size_pt, least_pt));
        return style;
    }
    double least() const {
        double width = gap() * static_cast<double>(m_table.columns.size() - 1);
        for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
            width += least_width(c);
        }
        return width;
    }

    std::vector<double> widths;  // without the gap before the next
    double head_height = 0.0;
    std::vector<double> row_heights;

  private:
    double longest_word(const std::string& text, const TextStyle& style) const {
        double width = 0.0;
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t to = std::min(text.find(' ', from), text.size());
            width = std::max(width, m_type.measure(text.substr(from, to - from), style).w);
            from = to + 1;
        }
        return width + 0.3;
    }
    // Of a column whose every figure and every word is whole.
    double least_width(std::size_t column) const {
        double width = longest_word(m_table.columns[column].title, head({}));
        for (std::size_t r = 0; r < m_shown; ++r) {
            const std::string& text = m_table.rows[r][column];
            width = std::max(width, m_table.columns[column].numeric
                                        ? m_type.measure(text, cell({})).w + 0.3
                                        : longest_word(text, cell({})));
        }
        return width;
    }
    double cells_width(std::size_t column) const {
        double width = 0.0;
        for (std::size_t r = 0; r < m_shown; ++r) {
            width = std::max(width, m_type.measure(m_table.rows[r][column], cell({})).w);
        }
        return width + 0.3;
    }
    double full_width(std::size_t column) const {
        return std::max(cells_width(column),
                        m_type.measure(m_table.columns[column].title, head({})).w + 0.3);
    }

    // The least first, then what is left by what each would still like; what is left after that is
    // the first column's.
    void set_widths(double total) {
        const std::size_t columns = m_table.columns.size();
        double room = total - gap() * static_cast<double>(columns - 1);
        double wished = 0.0;
        std::vector<double> wishes;
        for (std::size_t c = 0; c < columns; ++c) {
            widths.push_back(least_width(c));
            wishes.push_back(std::max(0.0, full_width(c) - widths.back()));
            room -= widths.back();
            wished += wishes.back();
        }
        if (room < 0.0) {
            // Not even the least: everything narrower.
            const double scale = (total - gap() * static_cast<double>(columns - 1)) /
                                 (total - gap() * static_cast<double>(columns - 1) - room);
            for (double& width : widths) {
                width *= scale;
            }
            return;
        }
        const double share = wished > 0.0 ? std::min(1.0, room / wished) : 0.0;
        for (std::size_t c = 0; c < columns; ++c) {
            widths[c] += wishes[c] * share;
        }
        widths.front() += std::max(0.0, room - wished);
    }

    void set_heights() {
        for (std::size_t c = 0; c < widths.size(); ++c) {
            const std::string& title = m_table.columns[c].title;
            const double height =
                title.empty() ? 0.0 : m_type.measure(title, head({}), widths[c]).h;
            head_height = std::max(head_height, height + 1.2 * m_m.scale);
        }
        for (std::size_t r = 0; r < m_shown; ++r) {
            double height = 4.1 * m_m.scale;
            for (std::size_t c = 0; c < widths.size(); ++c) {
                height =
                    std::max(height, m_type.measure(m_table.rows[r][c], cell({}), widths[c]).h +
                                         0.6 * m_m.scale);
            }
            row_heights.push_back(height);
        }
    }

    const Typesetter& m_type;
    const SheetTable& m_table;
    const Measures& m_m;
    std::size_t m_shown;
    double m_size = 1.0;  // of the type, as a share of the usual
};

}  // namespace

Block table_block(const Typesetter& type, const SheetTable& table, const Measures& m,
                  const text::Catalogue& words) {
    const double row_h = 4.1 * m.scale;
    const std::size_t shown = shown_rows(table.rows.size(), m.table_rows);
    const std::string more =
        shown < table.rows.size() ? more_text(table.rows.size() - shown, words) : "";
    return {
        "table",
        [&type, table, m, shown, more, row_h](double width) {
            const TableSetting set(type, table, m, shown, width);
            double height = heading_height(type, table.title, m, width) + set.head_height;
            for (const double row : set.row_heights) {
                height += row;
            }
            return height + (more.empty() ? 0.0 : row_h);
        },
        [table, m, shown, more, row_h](Pen& pen, const RectMm& place) {
            const RectMm rest = under_heading(pen, table.title, m, place);
            const TableSetting set(pen.type, table, m, shown, rest.w);
            double x = rest.x;
            double end = rest.y + set.head_height;
            for (std::size_t c = 0; c < table.columns.size(); ++c) {
                const Align align = table.columns[c].numeric ? Align::right : Align::left;
                const double w = set.widths[c];
                pen.text(table.columns[c].title, set.head(align), {x, rest.y, w, set.head_height});
                double y = rest.y + set.head_height;
                for (std::size_t r = 0; r < shown; ++r) {
                    pen.text(table.rows[r][c], set.cell(align), {x, y, w, set.row_heights[r]});
                    y += set.row_heights[r];
                }
                x += w + set.gap();
                end = y;
            }
            pen.rule(rest.x, rest.right(), rest.y + set.head_height - 0.5 * m.scale, theme().ink,
                     0.2);
            if (!more.empty()) {
                pen.line(more, set.cell(Align::left), {rest.x, end, rest.w, row_h});
            }
        },
        TableSetting(type, table, m, shown, 0.0).least()};
}

}  // namespace zamin::print
