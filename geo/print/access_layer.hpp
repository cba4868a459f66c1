// Groups on the map of gaps: circles by what is missing, coloured by level of access. For .cpp
// files of geo/print only.
#pragma once

#include <string>
#include <vector>

#include "print/access_sheet.hpp"

namespace zamin::print {

// A group of the tables with its summary and its place on the map.
struct Gap {
    const access::UnitSummary* summary = nullptr;
    const access::Group* group = nullptr;
    Coord at_m;
};

// Those of the tables, the one that lacks most first; their places are NaN where they have none.
std::vector<Gap> gaps_of(const AccessMap& map);
MapLayer gap_layer(const std::vector<Gap>& gaps, const text::Catalogue& words);
// The same in two layers, the last of them the group that the page is about: its outline strong and
// its figure written, the others paler.
std::vector<MapLayer> gap_layers_about(const std::vector<Gap>& gaps, const access::Group& own,
                                       const text::Catalogue& words);
// Only levels of groups within `seen_m`, in the layer's plane.
LegendGroup level_legend(const MapLayer& layer, const Box& seen_m, const text::Catalogue& words);

// Map, legend and notes of a page about some groups, without its words and figures.
Sheet profile_map_sheet(const AccessMap& map, const std::vector<const access::Group*>& groups,
                        const text::Catalogue& words);

// "12.5", "10 to 20", or a dash.
std::string range_text(const access::Estimate& estimate, int decimals,
                       const text::Catalogue& words);
// Hectares that a unit lacks, at most; 0 where it is not known.
double missing_ha(const access::UnitSummary& summary);

}  // namespace zamin::print
