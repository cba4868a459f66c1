// Entries of the legend that several maps share.
#pragma once

#include "print/page.hpp"
#include "print/sheet.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// What the map will about show on a page of the format; empty for an empty map.
Box seen_on(const PageMap& map, const PageFormat& format);

// Lines, signs and boundaries of the map's named layers, drawn as on the map, as far as something
// of them lies in the box; in an empty one everything. Layers with several fills explain themselves
// in a group of their own and have no entry here.
LegendGroup sign_legend(const PageMap& map, const Box& seen_m, const text::Catalogue& words);

struct SourceNote {
    std::string role;
    std::string file;
};
// "khatlon.gpkg: plots, districts; roads.shp: roads", roles in the reader's language.
std::string sources_text(const std::vector<SourceNote>& sources, const text::Catalogue& words);

}  // namespace zamin::print
