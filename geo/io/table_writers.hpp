// The table formats behind write_tables; for .cpp files of geo/io only.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "core/table.hpp"

namespace zamin::io {

// The line with the columns' names, and those of the rows.
std::string csv_head(const Table& table);
std::string csv_rows(const Table& table);

void write_table_csv(const Table& table, const std::filesystem::path& path);
void write_json(std::span<const Table> tables, const std::filesystem::path& path);
void write_xlsx(std::span<const Table> tables, const std::filesystem::path& path);

}  // namespace zamin::io
