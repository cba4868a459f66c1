#include "style/gap_colours.hpp"

#include <algorithm>

namespace zamin::style {

Colour level_colour(const Theme& theme, int level) {
    const int paler = std::clamp(level, 0, gap_levels - 1);
    return mix(theme.alarm, theme.raised, static_cast<float>(paler) / gap_levels);
}

}  // namespace zamin::style
