// A result table for people to read.
#pragma once

#include <string>

#include "core/table.hpp"
#include "text/number.hpp"

namespace zamin::text {

// "Area (ha)": the title, or the name, with its unit.
std::string column_title(const TableColumn& column);
// The value as people read it: thousands separated, TableColumn::shown_decimals; "" for none.
std::string shown_cell(const Cell& cell, const TableColumn& column,
                       Language language = Language::english);
// The caption, the titles, a rule and the rows, columns two spaces apart, numbers to the right.
// Ends with a line break.
std::string table_text(const Table& table, Language language = Language::english);

}  // namespace zamin::text
