// A CSV table written row by row, for tables that are too long to be held; the same bytes as
// write_tables makes of the whole.
#pragma once

#include <filesystem>

#include "core/table.hpp"
#include "io/atomic_file.hpp"

namespace zamin::io {

class CsvFile {
  public:
    // Columns are those of `table`; its rows are the first. Throws Error as AtomicFile does.
    CsvFile(const std::filesystem::path& path, const Table& table);
    // The rows of a table with the same columns.
    void add(const Table& table);
    // Puts the file into its place; without it, what was there stays.
    void commit() { m_file.commit(); }

  private:
    AtomicFile m_file;
};

}  // namespace zamin::io
