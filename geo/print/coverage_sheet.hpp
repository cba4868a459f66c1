// The page of crop coverage: all districts, or one of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coverage/coverage.hpp"
#include "print/area_kind.hpp"
#include "print/map_subject.hpp"
#include "print/plot_units.hpp"
#include "print/sheet.hpp"
#include "style/crop_colours.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// What every page of one map is drawn from. `world` holds plots and the areas of `kind` (for
// villages and groups: districts); the coverage was computed from the same layers. "District" below
// is a jamoat where `kind` is.
struct CoverageMap : MapSubject {
    const coverage::Coverage* coverage = nullptr;
    AreaKind kind = AreaKind::district;
    // Made by prepare_coverage_map.
    style::CropScheme scheme;
    std::vector<std::uint8_t> classes;  // of every plot; 255 = it does not count
    std::vector<std::uint8_t> pale;     // 0 = of the season, but does not count; empty = all count
    std::vector<std::string> quality;   // sentences on how plots were measured
};

// Throws UsageError where the world has no plots or no areas of the kind.
CoverageMap prepare_coverage_map(const World& world, const coverage::Coverage& coverage,
                                 AreaKind kind, const text::Catalogue& words);

// All districts on one page.
Sheet coverage_sheet(const CoverageMap& map, const text::Catalogue& words);
// The rows of the districts layer that carry the name; fitted to them.
Sheet district_coverage_sheet(const CoverageMap& map, const std::string& district,
                              const text::Catalogue& words);

// A village or a group, of a map of that kind: its plots by crop, those of others pale around them.
Sheet unit_coverage_sheet(const CoverageMap& map, const PlotUnit& unit,
                          const text::Catalogue& words);

// Share of plots walked, drawn and otherwise captured, with the median accuracy, and how much is
// not known of it.
std::vector<std::string> quality_sentences(const WorldLayer& plots, const text::Catalogue& words);

// Names of the districts as the coverage has them, in the order of the reader's alphabet.
std::vector<std::string> district_names(const CoverageMap& map, const text::Catalogue& words);
// "Балхӣ" for the coverage's "Balkhi".
std::string district_title(const CoverageMap& map, const std::string& district,
                           const text::Catalogue& words);
// The same for a coverage without a map of it; the coverage's own name where `districts` is null.
std::string district_title(const WorldLayer* districts, const coverage::Coverage& coverage,
                           const std::string& district, const text::Catalogue& words);
// Villages of the world by the district that they lie in: for every one of `districts` the names of
// its villages in the language.
std::vector<std::vector<std::string>> villages_of(const CoverageMap& map,
                                                  const std::vector<std::string>& districts,
                                                  const text::Catalogue& words);

}  // namespace zamin::print
