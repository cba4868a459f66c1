// Meridians and parallels over a map, labelled outside its frame. For .cpp files of geo/print only.
#pragma once

#include "print/map_drawing.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// Degrees between lines so that about `lines` of them cross `span_deg`: 1, 2, 5, 10, 15, 30 seconds
// or minutes, or 1, 2, 5 degrees and so on.
double graticule_step_deg(double span_deg, int lines);

// "69°30′ E" in the reader's language; seconds only where they are not nought.
std::string longitude_text(double lon_deg, const text::Catalogue& words);
std::string latitude_text(double lat_deg, const text::Catalogue& words);

// Lines inside the frame, labels within `gutter_mm` of its edges.
void draw_graticule(cairo_t* cr, const Typesetter& type, const Crs& crs, const MapFrame& frame,
                    double gutter_mm, const text::Catalogue& words);

}  // namespace zamin::print
