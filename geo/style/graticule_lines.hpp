// Which meridians and parallels are drawn over a map, and what is written on them.
#pragma once

#include <string>

#include "text/catalogue.hpp"

namespace zamin::style {

// Degrees between lines so that about `lines` of them cross `span_deg`: 1, 2, 5, 10, 15, 30 seconds
// or minutes, or 1, 2, 5 degrees and so on.
double graticule_step_deg(double span_deg, int lines);

// "69°30′ E" in the reader's language; seconds only where they are not nought.
std::string longitude_text(double lon_deg, const text::Catalogue& words);
std::string latitude_text(double lat_deg, const text::Catalogue& words);

}  // namespace zamin::style
