#include "io/csv_file.hpp"

#include "io/table_writers.hpp"

namespace zamin::io {

CsvFile::CsvFile(const std::filesystem::path& path, const Table& table) : m_file(path) {
    m_file.append(csv_head(table));
    add(table);
}

void CsvFile::add(const Table& table) {
    m_file.append(csv_rows(table));
}

}  // namespace zamin::io
