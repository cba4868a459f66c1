// Problems as a result table.
#pragma once

#include <span>

#include "core/problem.hpp"
#include "core/table.hpp"

namespace zamin {

// Columns source,layer,feature,problem,severity,detail,action,area_before_ha,area_after_ha, in the
// order given.
Table problem_table(std::span<const Problem> problems);

}  // namespace zamin
