// A workbook for people: a sheet a table, with a caption, a frozen head, filters and formats.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <string>

#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/check_workbook.hpp"
#include "io/sheet_chart.hpp"
#include "io/table_chart.hpp"
#include "io/table_writers.hpp"
#include "io/unique_names.hpp"
#include "text/table_text.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"

namespace zamin::io {

namespace {

constexpr std::size_t most_rows = 1048576;  // of a sheet, by the format
constexpr std::size_t longest_sheet_name = 31;
constexpr std::size_t widest_column = 60;  // in letters

// Closes a workbook that is given up, so that its memory is returned.
struct WorkbookDeleter {
    void operator()(lxw_workbook* p) const { workbook_close(p); }
};
using Workbook = std::unique_ptr<lxw_workbook, WorkbookDeleter>;

// The library has one word for all that the disk refuses, and no cause.
std::string why_not_closed(lxw_error code) {
    return code == LXW_ERROR_ZIP_FILE_OPERATION ? std::string("the disk refused it; is it full?")
                                                : std::string(lxw_strerror(code));
}

std::string sheet_name(const Table& table, const std::vector<std::string>& taken) {
    std::string name = table.name.empty() ? "table" : table.name;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return std::strchr("[]:*?/\\", c) != nullptr; },
        ' ');
    if (name.front() == '\'') {
        name.front() = ' ';
    }
    if (name.back() == '\'') {
        name.back() = ' ';
    }
    return unique_name(text::storable(name), taken, longest_sheet_name);
}

std::string number_format(const TableColumn& column) {
    if (column.kind == CellKind::integer) {
        return column.identifier ? "0" : "#,##0";
    }
    const auto decimals = static_cast<std::size_t>(std::max(0, column.shown_decimals));
    return decimals == 0 ? "#,##0" : "#,##0." + std::string(decimals, '0');
}

// One sheet of the workbook.
class Sheet {
  public:
    Sheet(lxw_workbook* book, lxw_worksheet* sheet, const Table& table)
        : m_book(book), m_sheet(sheet), m_table(table) {}

    // The number of cells written.
    std::size_t write() {
        double width_characters = 0.0;
        for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
            width_characters += write_column(c);
        }
        write_caption(width_characters);
        for (std::size_t r = 0; r < m_table.rows.size(); ++r) {
            set_height(r);
        }
        worksheet_freeze_panes(m_sheet, first_row, 0);
        set_paper();
        if (!m_table.columns.empty()) {
            const auto last = static_cast<lxw_row_t>(head_row + m_table.rows.size());
            worksheet_autofilter(m_sheet, head_row, 0, last,
                                 static_cast<lxw_col_t>(m_table.columns.size() - 1));
        }
        return m_cells;
    }

  private:
    // Above the table, in as many lines as it needs there: on paper a longer one would make the
    // whole table small.
    void write_caption(double table_characters) {
        constexpr double size_pt = 12.0;
        constexpr double line_pt = 17.0;
        constexpr double larger = 1.15;  // than the cells' letters, with room for whole words
        lxw_format* format = workbook_add_format(m_book);
        format_set_font_size(format, size_pt);
        const double letters = static_cast<double>(text::display_width(m_table.caption)) * larger;
        const double lines = std::ceil(letters / std::max(table_characters, 1.0));
        const std::size_t columns = m_table.columns.size();
        constexpr double most_lines = 6.0;  // above a very narrow table it runs on
        if (columns < 2 || lines < 2.0 || lines > most_lines) {
            write_text(caption_row, 0, m_table.caption, format);
            return;
        }
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (worksheet_merge_range(
                m_sheet, caption_row, 0, caption_row, static_cast<lxw_col_t>(columns - 1),
                text::storable(m_table.caption).c_str(), format) == LXW_NO_ERROR) {
            worksheet_set_row(m_sheet, caption_row, line_pt * lines, nullptr);
            m_cells += columns;
        }
    }

    // Texts wider than their column stand in several lines; programs differ in whether they make
    // room for them by themselves. Words are broken as wholes, so that a line of several holds
    // somewhat less than its width.
    static std::size_t lines_of(const std::string& text) {
        const std::size_t width = text::display_width(text);
        return width <= widest_column ? 1 : width / (widest_column - 6) + 1;
    }
    void set_height(std::size_t r) {
        std::size_t lines = 1;
        for (const Cell& cell : m_table.rows[r]) {
            if (const auto* text = std::get_if<std::string>(&cell)) {
                lines = std::max(lines, lines_of(*text));
            }
        }
        constexpr double line_pt = 15.0;
        if (lines > 1) {
            worksheet_set_row(m_sheet, first_row + static_cast<lxw_row_t>(r),
                              line_pt * static_cast<double>(lines), nullptr);
        }
    }

    // A4 across, all columns on a page, the heads on each.
    void set_paper() {
        constexpr std::uint8_t a4 = 9;
        worksheet_set_paper(m_sheet, a4);
        worksheet_set_landscape(m_sheet);
        worksheet_fit_to_pages(m_sheet, 1, 0);
        worksheet_repeat_rows(m_sheet, caption_row, head_row);
    }

    // Of the head, or of the cells: texts at the left, clear of a number that ends before them.
    lxw_format* format_of(const TableColumn& column, bool head) {
        lxw_format* format = workbook_add_format(m_book);
        if (head) {
            format_set_bold(format);
            format_set_bottom(format, LXW_BORDER_THIN);
        } else if (column.kind != CellKind::text) {
            format_set_num_format(format, number_format(column).c_str());
        }
        if (column.kind == CellKind::text) {
            format_set_align(format, LXW_ALIGN_LEFT);
            format_set_indent(format, 1);
        } else if (head) {
            format_set_align(format, LXW_ALIGN_RIGHT);
        }
        if (column.kind == CellKind::text && !head) {
            format_set_text_wrap(format);
        }
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }

    // Its width in characters.
    double write_column(std::size_t c) {
        const TableColumn& column = m_table.columns[c];
        const auto col = static_cast<lxw_col_t>(c);
        const std::string head = text::column_title(column);
        write_text(head_row, col, head, format_of(column, true));
        lxw_format* format = format_of(column, false);
        // Room for the filter's button beside the head.
        std::size_t widest = text::display_width(head) + 3;
        for (std::size_t r = 0; r < m_table.rows.size(); ++r) {
            write_cell(first_row + static_cast<lxw_row_t>(r), col, m_table.rows[r][c], format);
            widest =
                std::max(widest, text::display_width(text::shown_cell(m_table.rows[r][c], column)));
        }
        const double width_characters = static_cast<double>(std::min(widest, widest_column)) + 2.0;
        worksheet_set_column(m_sheet, col, col, width_characters, nullptr);
        return width_characters;
    }

    void write_cell(lxw_row_t row, lxw_col_t col, const Cell& cell, lxw_format* format) {
        if (const auto* text = std::get_if<std::string>(&cell)) {
            write_text(row, col, *text, format);
        } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
            write_number(row, col, static_cast<double>(*integer), format);
        } else if (const auto* real = std::get_if<double>(&cell); real && std::isfinite(*real)) {
            write_number(row, col, *real, format);
        }
    }

    // Text that is empty or longer than a cell may hold is no cell.
    void write_text(lxw_row_t row, lxw_col_t col, const std::string& text, lxw_format* format) {
        if (!text.empty() && worksheet_write_string(m_sheet, row, col, text::storable(text).c_str(),
                                                    format) == LXW_NO_ERROR) {
            ++m_cells;
        }
    }

    void write_number(lxw_row_t row, lxw_col_t col, double value, lxw_format* format) {
        if (worksheet_write_number(m_sheet, row, col, value, format) == LXW_NO_ERROR) {
            ++m_cells;
        }
    }

    lxw_workbook* m_book;
    lxw_worksheet* m_sheet;
    const Table& m_table;
    std::size_t m_cells = 0;
};

void check_size(const Table& table, const std::filesystem::path& path) {
    if (table.rows.size() + first_row > most_rows) {
        throw usage_error(
            "{}: table '{}' has {} rows, and a sheet of a workbook holds {}; write a .csv",
            path.string(), table.name, table.rows.size(), most_rows - first_row);
    }
}

}  // namespace

void write_workbook(std::span<const Table> tables, std::span<const TableChart> charts,
                    const std::filesystem::path& path) {
    AtomicFile target(path);
    const std::string file = target.temporary().string();
    // Its working files beside the target, not on another disk that may be full.
    std::string folder = target.temporary().parent_path().string();
    lxw_workbook_options options{};
    options.tmpdir = folder.empty() ? nullptr : folder.data();
    Workbook book(workbook_new_opt(file.c_str(), &options));
    std::vector<std::string> names;
    std::vector<std::size_t> cells;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const Table& table = tables[t];
        check_size(table, path);
        names.push_back(sheet_name(table, names));
        lxw_worksheet* sheet = workbook_add_worksheet(book.get(), names.back().c_str());
        if (!sheet) {
            throw error("{}: cannot be written: no sheet can be named '{}'", path.string(),
                        names.back());
        }
        cells.push_back(Sheet(book.get(), sheet, table).write());
        for (const TableChart& chart : charts) {
            if (chart.table == t) {
                add_chart(book.get(), sheet, names.back(), table, chart);
            }
        }
    }
    if (const lxw_error code = workbook_close(book.release()); code != LXW_NO_ERROR) {
        throw error("{}: cannot be written: {}", path.string(), why_not_closed(code));
    }
    if (const std::string missing = missing_from_workbook(file, cells); !missing.empty()) {
        throw error(
            "{}: cannot be written: the workbook came out incomplete ({}); is the disk full?",
            path.string(), missing);
    }
    target.commit();
}

void write_xlsx(std::span<const Table> tables, const std::filesystem::path& path) {
    write_workbook(tables, {}, path);
}

}  // namespace zamin::io
