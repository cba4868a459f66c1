// Problems of records: what columns say against the shape and against each other.
#pragma once

#include <span>

#include "quality/find_problems.hpp"

namespace zamin::quality {

// Declared areas far from the measured; accuracy 0 where the record says that it was walked;
// ids that are missing or given twice (in one season); rows that name no holder.
void find_record_problems(const Layer& layer, std::span<const double> areas_m2,
                          const Fields& fields, const Options& options, Findings& found);

}  // namespace zamin::quality
