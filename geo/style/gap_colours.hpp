// Colours of gaps in land access, on screen and paper.
#pragma once

#include "style/theme.hpp"

namespace zamin::style {

// Levels of access run from 0, no land at all, to 5, land with document and water.
inline constexpr int gap_levels = 6;

// The alarm for the landless, paler with every level.
Colour level_colour(const Theme& theme, int level);

}  // namespace zamin::style
