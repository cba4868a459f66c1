// Rows of a layer by an expression of GDAL's attribute SQL, as after WHERE:
//   crop = 'rice' AND declared_ha > 0.5        holder_sex IS NULL        crop LIKE 'ri%'
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"

namespace zamin::io {

// Rows for which the expression is true, in order. Columns that it names are compared with their
// own types; dates as text. Throws UsageError with GDAL's reason and the columns that exist when
// the expression cannot be understood, Cancelled.
std::vector<std::uint32_t> filter_rows(const Layer& layer, const std::string& expression,
                                       Progress& progress);

}  // namespace zamin::io
