#include "core/table_columns.hpp"

namespace zamin {

namespace {

ColumnType type_of(CellKind kind) {
    return kind == CellKind::integer ? ColumnType::integer
           : kind == CellKind::real  ? ColumnType::real
                                     : ColumnType::text;
}

void push_cell(Column& column, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        column.push_text(*text);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        column.type() == ColumnType::real ? column.push_real(static_cast<double>(*whole))
                                          : column.push_integer(*whole);
    } else if (const auto* real = std::get_if<double>(&cell)) {
        column.push_real(*real);
    } else {
        column.push_null();
    }
}

}  // namespace

std::vector<Column> layer_columns(const Table& table) {
    std::vector<Column> columns;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        Column& column =
            columns.emplace_back(table.columns[c].name, type_of(table.columns[c].kind));
        for (const auto& row : table.rows) {
            push_cell(column, row[c]);
        }
    }
    return columns;
}

}  // namespace zamin
