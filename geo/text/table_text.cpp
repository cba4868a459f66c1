#include "text/table_text.hpp"

#include <algorithm>

#include "text/visible.hpp"
#include "text/width.hpp"

namespace zamin::text {

namespace {

using Line = std::vector<std::string>;

std::vector<Line> shown_lines(const Table& table, Language language) {
    std::vector<Line> lines;
    for (const auto& row : table.rows) {
        Line line;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            line.push_back(visible(shown_cell(row[c], table.columns[c], language)));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<std::size_t> column_widths(const Line& titles, const std::vector<Line>& lines) {
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < titles.size(); ++c) {
        std::size_t width = display_width(titles[c]);
        for (const Line& line : lines) {
            width = std::max(width, display_width(line[c]));
        }
        widths.push_back(width);
    }
    return widths;
}

void append_line(std::string& out, const Line& cells, const Table& table,
                 const std::vector<std::size_t>& widths) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
        out += c == 0 ? "" : "  ";
        out += table.columns[c].kind == CellKind::text ? pad_right(cells[c], widths[c])
                                                       : pad_left(cells[c], widths[c]);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
}

}  // namespace

std::string column_title(const TableColumn& column) {
    const std::string& title = column.title.empty() ? column.name : column.title;
    return column.unit.empty() ? title : title + " (" + column.unit + ")";
}

std::string shown_cell(const Cell& cell, const TableColumn& column, Language language) {
    if (const auto* words = std::get_if<std::string>(&cell)) {
        return *words;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return column.identifier ? std::to_string(*whole) : integer(*whole, language);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return number(*real, column.shown_decimals, language);
    }
    return {};
}

std::string table_text(const Table& table, Language language) {
    Line titles;
    for (const TableColumn& column : table.columns) {
        titles.push_back(column_title(column));
    }
    const std::vector<Line> lines = shown_lines(table, language);
    const std::vector<std::size_t> widths = column_widths(titles, lines);
    std::string out = table.caption.empty() ? "" : table.caption + "\n\n";
    append_line(out, titles, table, widths);
    Line rule;
    for (const std::size_t width : widths) {
        rule.emplace_back(width, '-');
    }
    append_line(out, rule, table, widths);
    for (const Line& line : lines) {
        append_line(out, line, table, widths);
    }
    return out;
}

}  // namespace zamin::text
