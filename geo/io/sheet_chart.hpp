// Where things stand on a sheet of a workbook, and its chart; for .cpp files of geo/io only.
#pragma once

#include <xlsxwriter.h>

#include <string>

#include "io/table_chart.hpp"

namespace zamin::io {

inline constexpr lxw_row_t caption_row = 0;
inline constexpr lxw_row_t head_row = 1;
inline constexpr lxw_row_t first_row = 2;

// A picture high enough for its bars, right of a long table, below a short one; none without rows.
// `name` is the sheet's.
void add_chart(lxw_workbook* book, lxw_worksheet* sheet, const std::string& name,
               const Table& table, const TableChart& wanted);

}  // namespace zamin::io
