// The page of data quality: how every plot was measured.
#pragma once

#include "print/coverage_sheet.hpp"

namespace zamin::print {

// Plots by capture: walked, drawn, surveyed, from imagery; what is not known is hatched. All
// districts, or fitted to one of them.
Sheet quality_sheet(const CoverageMap& map, const std::optional<std::string>& district,
                    const text::Catalogue& words);

}  // namespace zamin::print
