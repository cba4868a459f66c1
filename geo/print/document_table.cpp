// Tables of documents: a block a row, so that they break over pages.
#include <algorithm>
#include <cmath>

#include "print/document_blocks.hpp"
#include "style/theme.hpp"

namespace zamin::print {

namespace {

constexpr double cell_gap_mm = 2.0;
constexpr double row_gap_mm = 0.9;
constexpr double after_number_mm = 3.0;  // before words that follow a number

TextStyle cell_style(const Measures& m, bool head, bool numeric) {
    return {std::max(6.5, 9.0 * m.scale), style::theme(style::ThemeName::light).ink, head, false,
            numeric ? Align::right : Align::left};
}

double indent_mm(const SheetTable& table, std::size_t column) {
    const bool follows = column > 0 && table.columns[column - 1].numeric;
    return follows && !table.columns[column].numeric ? after_number_mm : 0.0;
}

// Columns as wide as their longest word at least, then by what their cells would like.
std::vector<double> column_widths(const SheetTable& table, const Typesetter& type,
                                  const Measures& m, double width) {
    std::vector<double> wishes;
    double sum = 0.0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        double wish = type.measure(table.columns[c].title, cell_style(m, true, false)).w * 0.7;
        for (const auto& row : table.rows) {
            wish = std::max(wish, type.measure(row[c], cell_style(m, false, false)).w);
        }
        wishes.push_back(std::min(wish + cell_gap_mm + indent_mm(table, c), width * 0.5));
        sum += wishes.back();
    }
    for (double& wish : wishes) {
        wish *= width / std::max(sum, 1e-6);
    }
    return wishes;
}

Block row_block(const Typesetter& type, const SheetTable& table,
                const std::vector<std::string>& cells, const std::vector<double>& widths,
                const Measures& m, bool head) {
    const auto height = [&type, &table, cells, widths, m, head](double) {
        double tallest = type.measure("0", cell_style(m, head, false)).h;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            tallest = std::max(tallest,
                               type.measure(cells[c], cell_style(m, head, table.columns[c].numeric),
                                            widths[c] - cell_gap_mm - indent_mm(table, c))
                                   .h);
        }
        return tallest + row_gap_mm;
    };
    return {head ? "table head" : "row", height,
            [&table, cells, widths, m, head](Pen& pen, const RectMm& place) {
                double x = place.x;
                for (std::size_t c = 0; c < cells.size(); ++c) {
                    pen.text(cells[c], cell_style(m, head, table.columns[c].numeric),
                             {x + indent_mm(table, c), place.y,
                              widths[c] - cell_gap_mm - indent_mm(table, c), place.h});
                    x += widths[c];
                }
                const style::Theme& theme = style::theme(style::ThemeName::light);
                pen.rule(place.x, place.right(), place.bottom() - 0.2,
                         head ? theme.ink : theme.line, head ? 0.25 : 0.15);
            }};
}

}  // namespace

std::vector<FlowBlock> table_blocks(const SheetTable& table, const Typesetter& type,
                                    const Measures& m, double width_mm) {
    std::vector<std::string> titles;
    for (const SheetTable::Column& column : table.columns) {
        titles.push_back(column.title);
    }
    const std::vector<double> widths = column_widths(table, type, m, width_mm);
    const Block head = row_block(type, table, titles, widths, m, true);
    const bool has_head =
        std::ranges::any_of(titles, [](const std::string& title) { return !title.empty(); });
    const double before_mm = 3.0 * m.scale;
    std::vector<FlowBlock> blocks;
    if (has_head) {
        blocks.push_back({head, before_mm, true, std::nullopt});
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        // The last row, often a total, does not go to a new page alone.
        const bool keeps_next = i + 2 == table.rows.size();
        blocks.push_back({row_block(type, table, table.rows[i], widths, m, false),
                          blocks.empty() ? before_mm : 0.6, keeps_next,
                          has_head ? std::optional(head) : std::nullopt});
    }
    return blocks;
}

}  // namespace zamin::print
