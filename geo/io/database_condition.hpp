// A condition on rows, for those who ask a database themselves.
#pragma once

#include <string>

#include "io/source.hpp"

namespace zamin::io {

// ReadOptions::where in the words of PostgreSQL, with the columns' names quoted and unqualified;
// empty for an empty expression. Opens the source. Throws like read_layer.
std::string database_condition(const SourceName& source, const std::string& where);

}  // namespace zamin::io
