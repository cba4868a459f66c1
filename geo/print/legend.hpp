// Entries of the legend that several maps share.
#pragma once

#include "coverage/coverage.hpp"
#include "print/sheet.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// Lines, signs and boundaries of the map's named layers, drawn as on the map. Layers with several
// fills explain themselves in a group of their own and have no entry here.
LegendGroup sign_legend(const PageMap& map, const text::Catalogue& words);

struct SourceNote {
    std::string role;
    std::string file;
};
// "khatlon.gpkg: plots, districts; roads.shp: roads", roles in the reader's language.
std::string sources_text(const std::vector<SourceNote>& sources, const text::Catalogue& words);

// What 100 % is, as a noun: "the mapped land of group members".
std::string denominator_text(const coverage::Coverage& coverage, const text::Catalogue& words);

}  // namespace zamin::print
