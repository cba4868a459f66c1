// Meridians and parallels over a map, labelled outside its frame. For .cpp files of geo/print only.
#pragma once

#include "print/map_drawing.hpp"
#include "style/graticule_lines.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

using style::graticule_step_deg;
using style::latitude_text;
using style::longitude_text;

// Lines inside the frame, labels within `gutter_mm` of its edges.
void draw_graticule(Pen& pen, const Crs& crs, const MapFrame& frame, double gutter_mm,
                    const text::Catalogue& words);

}  // namespace zamin::print
