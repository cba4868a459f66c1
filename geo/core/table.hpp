// A result table: what a panel shows, a command prints and a file holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zamin {

enum class CellKind : std::uint8_t { text, integer, real };

struct TableColumn {
    std::string name;  // the contract's name, used in files: "area_ha"
    CellKind kind = CellKind::text;
    int decimals = 6;   // in CSV, for real numbers
    std::string title;  // for people: "Area"; empty = name
    std::string unit;   // for people: "ha", "%"
    int shown_decimals = 2;
    bool identifier = false;  // an integer that names, as an id or a year: shown as it is
};

// Empty = no value (unknown or not applicable): an empty field in CSV, null in JSON.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;

template <typename T>
Cell cell(const std::optional<T>& value) {
    return value ? Cell(*value) : Cell();
}

struct Table {
    std::string name;     // also the sheet's name in a workbook
    std::string caption;  // one sentence for people: what it shows and of what
    std::vector<TableColumn> columns;
    std::vector<std::vector<Cell>> rows;  // each as long as columns
};

}  // namespace zamin
