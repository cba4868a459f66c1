// Crop coverage of plots gathered by what their own table says: the village, the producer group.
#pragma once

#include "coverage/coverage.hpp"

namespace zamin::coverage {

// As coverage(), with a column of the plots in place of districts: a row's `district` is its value,
// "(unknown)" where it is blank, and no plot is cut. Units have neither official hectares nor an
// area of their own: the denominators official and polygon become mapped, and land under several
// plots counts for each; both are in the result's options. Throws UsageError for a missing column.
Coverage coverage_of_units(const Layer& plots, const std::string& unit_column,
                           const CoverageOptions& options, Progress& progress);

}  // namespace zamin::coverage
