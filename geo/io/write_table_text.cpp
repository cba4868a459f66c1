// CSV and JSON of tables.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
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

using Json = nlohmann::ordered_json;

Json json_value(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return *integer;
    }
    if (const auto* real = std::get_if<double>(&cell); real && std::isfinite(*real)) {
        return *real;
    }
    return nullptr;
}

Json json_rows(const Table& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json object = Json::object();
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            object[table.columns[c].name] = json_value(row[c]);
        }
        rows.push_back(std::move(object));
    }
    return rows;
}

}  // namespace

std::string csv_text(const Table& table) {
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        out += c == 0 ? "" : ",";
        append_csv_field(out, table.columns[c].name);
    }
    out += '\n';
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            out += c == 0 ? "" : ",";
            append_csv_field(out, cell_text(row[c], table.columns[c]));
        }
        out += '\n';
    }
    return out;
}

void write_table_csv(const Table& table, const std::filesystem::path& path) {
    write_file(path, csv_text(table));
}

void write_json(std::span<const Table> tables, const std::filesystem::path& path) {
    Json root;
    if (tables.size() == 1) {
        root = json_rows(tables.front());
    } else {
        root = Json::object();
        std::vector<std::string> names;
        for (const Table& table : tables) {
            names.push_back(unique_name(table.name, names));
            root[names.back()] = json_rows(table);
        }
    }
    write_file(path, root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace zamin::io
