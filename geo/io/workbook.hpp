// Workbooks of spreadsheet programs as tables; for .cpp files of geo/io only.
#pragma once

#include <string>

#include "io/gdal_handles.hpp"

namespace zamin::io {

bool is_workbook(const std::string& path);

// A dataset with a table a sheet. GDAL takes a sheet's first row for names of columns only when a
// later one holds numbers; here it does too when every sheet's first row is of different words.
Dataset open_workbook(const std::string& path);

}  // namespace zamin::io
