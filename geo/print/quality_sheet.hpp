// The page of data quality: how every plot was measured.
#pragma once

#include "print/coverage_sheet.hpp"
#include "print/plot_units.hpp"

namespace zamin::print {

// Plots by capture: walked, drawn, surveyed, from imagery; what is not known is hatched. All
// districts, or fitted to one of them, whose plots by their middle are counted.
Sheet quality_sheet(const CoverageMap& map, const std::optional<std::string>& district,
                    const text::Catalogue& words);
// Of a village or a producer group, by what the plots' own table says.
Sheet unit_quality_sheet(const CoverageMap& map, const PlotUnit& unit,
                         const text::Catalogue& words);

}  // namespace zamin::print
