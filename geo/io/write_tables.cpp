#include <array>

#include "core/error.hpp"
#include "io/endings.hpp"
#include "io/table_writers.hpp"
#include "io/write.hpp"

namespace zamin::io {

namespace {
constexpr std::array<const char*, 3> formats{".csv", ".json", ".xlsx"};
}  // namespace

std::span<const char* const> table_endings() {
    return formats;
}

void write_tables(std::span<const Table> tables, const std::filesystem::path& path) {
    if (ends_in(path, ".csv")) {
        write_table_csv(only_one(tables, path, "table", ".xlsx or .json"), path);
    } else if (ends_in(path, ".json")) {
        write_json(tables, path);
    } else if (ends_in(path, ".xlsx")) {
        write_xlsx(tables, path);
    } else {
        throw unknown_ending(path, "tables", formats);
    }
}

}  // namespace zamin::io
