#include "coverage/coverage_layer.hpp"

#include "coverage/zones.hpp"
#include "measure/dissolve.hpp"

namespace zamin::coverage {

namespace {

Column empty_column(const TableColumn& column) {
    switch (column.kind) {
        case CellKind::integer:
            return {column.name, ColumnType::integer};
        case CellKind::real:
            return {column.name, ColumnType::real};
        case CellKind::text:
            break;
    }
    return {column.name, ColumnType::text};
}

void push_cell(Column& column, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        column.push_text(*text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        column.push_integer(*integer);
    } else if (const auto* real = std::get_if<double>(&cell)) {
        column.push_real(*real);
    } else {
        column.push_null();
    }
}

}  // namespace

Layer coverage_layer(const Coverage& coverage, const Layer& districts) {
    const Table table = coverage_table(coverage);
    Layer layer;
    layer.source = districts.source;
    layer.name = table.name;
    layer.crs = districts.crs;
    for (const TableColumn& column : table.columns) {
        layer.columns.push_back(empty_column(column));
    }
    std::vector<Problem> known;  // said with the coverage already
    const RowsByName by_name =
        rows_by_name(districts, coverage.options.district_name_column, known);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(row) + 1);
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            push_cell(layer.columns[c], table.rows[row][c]);
        }
        const auto found = by_name.find(coverage.rows[row].district);
        if (found == by_name.end()) {
            layer.geometry.add_empty();
        } else {
            measure::append_union(districts.geometry, found->second, layer.geometry);
        }
    }
    return layer;
}

}  // namespace zamin::coverage
