// Workbooks with charts beside their tables.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/table.hpp"

namespace zamin::io {

// How the bars of a column are filled: with a colour, or with lines of it on white.
struct ChartFill {
    std::uint32_t rgb = 0;  // 0xRRGGBB
    bool hatched = false;
};

// Bars from left to right, a row of the table each, its values stacked.
struct TableChart {
    std::size_t table = 0;                   // index of the table it stands beside
    std::size_t label_column = 0;            // what a bar is called
    std::vector<std::size_t> value_columns;  // numbers; their titles are the legend
    std::string title;
    std::vector<ChartFill> fills;  // as value_columns; empty = the spreadsheet program's own
    std::size_t most_rows = 25;    // from the first on: more bars cannot be read
};

// An .xlsx file as write_tables writes it, with the charts. Throws as write_tables does.
void write_workbook(std::span<const Table> tables, std::span<const TableChart> charts,
                    const std::filesystem::path& path);

}  // namespace zamin::io
