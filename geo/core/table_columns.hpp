// A result table's columns as a layer's.
#pragma once

#include <vector>

#include "core/column.hpp"
#include "core/table.hpp"

namespace zamin {

// One a column of the table, with its name, kind and rows; empty cells are null.
std::vector<Column> layer_columns(const Table& table);

}  // namespace zamin
