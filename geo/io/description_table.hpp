// Attributes that a KML keeps as an HTML table in each placemark's description, as programs write
// them for Google Earth.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/gdal_handles.hpp"

namespace zamin::io {

// The rows with exactly two cells, tags taken off and entities decoded: name and value. Rows of
// other shapes, and tables around tables, are passed over. Any text is allowed.
std::vector<std::pair<std::string, std::string>> description_table(std::string_view html);

// The dataset with a text column for each name of its descriptions' tables, as a dataset in memory;
// the same dataset where there are no such tables, or it is no KML. Columns of a name that the
// layer has already are left out.
Dataset with_description_columns(Dataset dataset);

}  // namespace zamin::io
