// The table formats behind write_tables; for .cpp files of geo/io only.
#pragma once

#include <filesystem>
#include <span>

#include "core/table.hpp"

namespace zamin::io {

void write_table_csv(const Table& table, const std::filesystem::path& path);
void write_json(std::span<const Table> tables, const std::filesystem::path& path);
void write_xlsx(std::span<const Table> tables, const std::filesystem::path& path);

}  // namespace zamin::io
