// Layers and legend of the report's map in a browser.
#pragma once

#include "print/coverage_sheet.hpp"
#include "print/web_page.hpp"

namespace zamin::print {

// More plots than this are not sent to a phone; the districts stand for them.
inline constexpr std::size_t most_web_plots = 30000;

// Districts with the hectares and shares of their crops, plots by crop, centres.
std::vector<WebLayer> coverage_web_layers(const CoverageMap& map, const text::Catalogue& words);
std::vector<WebLegendEntry> coverage_web_legend(const CoverageMap& map,
                                                const text::Catalogue& words);

}  // namespace zamin::print
