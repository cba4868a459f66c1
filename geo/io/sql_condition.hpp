// A condition on rows, as GDAL understood it, written anew for a database; for .cpp files of geo/io
// only.
#pragma once

#include <ogr_swq.h>
#include <ogrsf_frmts.h>

#include <string>

namespace zamin::io {

enum class Engine { postgresql, sqlite };

// Names in quotation marks, texts with theirs doubled, nothing as it was written. Throws UsageError
// for what is not told to a database.
std::string sql_condition(const swq_expr_node& condition, OGRLayer& layer, Engine engine);

}  // namespace zamin::io
