// CSV and JSON of tables.
#include <fmt/format.h>

#include <cmath>
#include <string>

#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/table_writers.hpp"
#include "io/text_formats.hpp"
#include "io/unique_names.hpp"
#include "io/write.hpp"

namespace zamin::io {

namespace {

std::string real_text(double value, int decimals) {
    if (!std::isfinite(value)) {
        return {};
    }
    std::string text = fmt::format("{:.{}f}", value, decimals);
    const bool is_zero = text.find_first_not_of("-0.") == std::string::npos;
    return is_zero && text.front() == '-' ? text.substr(1) : text;
}

std::string cell_text(const Cell& cell, const TableColumn& column) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*integer);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return real_text(*real, column.decimals);
    }
    return {};
}

// The same numbers as in CSV, without zeros at the end.
void append_json_value(std::string& out, const Cell& cell, const TableColumn& column) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        append_json_string(out, *text);
        return;
    }
    std::string number = cell_text(cell, column);
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        number += number.back() == '.' ? "0" : "";
    }
    out += number.empty() ? "null" : number;
}

// An array of objects, a line a value, as far in as `indent` says.
std::string json_rows(const Table& table, const std::string& indent) {
    std::string out = "[";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        out += (r == 0 ? "\n" : ",\n") + indent + "  {";
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            out += (c == 0 ? "\n" : ",\n") + indent + "    ";
            append_json_string(out, table.columns[c].name);
            out += ": ";
            append_json_value(out, table.rows[r][c], table.columns[c]);
        }
        out += "\n" + indent + "  }";
    }
    return out + (table.rows.empty() ? "]" : "\n" + indent + "]");
}

}  // namespace

std::string csv_head(const Table& table) {
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        out += c == 0 ? "" : ",";
        append_csv_field(out, table.columns[c].name);
    }
    return out + '\n';
}

std::string csv_rows(const Table& table) {
    std::string out;
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            out += c == 0 ? "" : ",";
            append_csv_field(out, cell_text(row[c], table.columns[c]));
        }
        out += '\n';
    }
    return out;
}

std::string csv_text(const Table& table) {
    return csv_head(table) + csv_rows(table);
}

void write_table_csv(const Table& table, const std::filesystem::path& path) {
    write_file(path, csv_text(table));
}

void write_json(std::span<const Table> tables, const std::filesystem::path& path) {
    if (tables.size() == 1) {
        write_file(path, json_rows(tables.front(), "") + "\n");
        return;
    }
    std::string out = "{";
    std::vector<std::string> names;
    for (const Table& table : tables) {
        out += names.empty() ? "\n  " : ",\n  ";
        names.push_back(unique_name(table.name, names));
        append_json_string(out, names.back());
        out += ": " + json_rows(table, "  ");
    }
    write_file(path, out + "\n}\n");
}

}  // namespace zamin::io
