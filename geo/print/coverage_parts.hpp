// What the pages of crop coverage say and show alike, whatever they are about. For .cpp files of
// geo/print only.
#pragma once

#include <string>
#include <vector>

#include "print/coverage_sheet.hpp"

namespace zamin::print {

// Throws UsageError where the world has no such layer.
const WorldLayer& needed_layer(const World& world, std::string_view role);
// The layer of the areas that land is cut at.
const WorldLayer& areas_of(const CoverageMap& map);

// Its rows whose name is that of a row of the coverage.
std::vector<std::size_t> rows_of(const WorldLayer& districts, const coverage::Coverage& coverage,
                                 const std::string& name);

// Of the plots that a unit's page is about.
inline constexpr double own_outline_mm = 0.25;

// The leading crop, and how much is unknown.
std::string coverage_statement(const coverage::Coverage& coverage, const text::Catalogue& words);
std::vector<KeyFigure> coverage_figures(const coverage::Coverage& coverage,
                                        const text::Catalogue& words);
LegendGroup crop_legend(const CoverageMap& map, const coverage::Coverage& coverage,
                        const text::Catalogue& words);
MapLayer crop_plots_layer(const CoverageMap& map, const text::Catalogue& words);
// Those with a class, pale.
MapLayer pale_plots_layer(const CoverageMap& map, std::vector<std::uint8_t> classes,
                          const text::Catalogue& words);
// Plots by crop over those that do not count.
std::vector<MapLayer> plot_layers(const CoverageMap& map, const text::Catalogue& words);
SheetTable crop_table(const coverage::Coverage& coverage, const text::Catalogue& words);
// ", season 2018"; empty without seasons.
std::string season_text(const coverage::Coverage& coverage, const text::Catalogue& words);
// Sources, what 100 % is, how areas were counted, how plots were measured.
std::vector<std::string> coverage_notes(const CoverageMap& map, const coverage::Coverage& coverage,
                                        const text::Catalogue& words);
// What a page says whose plots all count for nothing.
std::string nothing_counted(AreaKind kind, const text::Catalogue& words);

// A map of the extent with the layers of `subject` between what lies below and above it.
PageMap coverage_page_map(const CoverageMap& map, const Box& extent_m,
                          std::vector<MapLayer> subject, const text::Catalogue& words);

}  // namespace zamin::print
