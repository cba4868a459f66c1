// The method page: every definition as used, with the settings of this run.
#pragma once

#include "access/options.hpp"
#include "core/table.hpp"

namespace zamin::access {

// Columns indicator,title,definition,source in the options' language; a row a definition, general
// rules first. "[ours]" in the source marks what this programme chose and others may choose
// otherwise.
Table method_table(const AccessOptions& options);

}  // namespace zamin::access
