// Colours for classes of a number, that colour-blind eyes and a black-and-white printer tell apart:
// in each palette the lightness runs one way, or from the middle to both ends.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "style/colour.hpp"

namespace zamin::style {

struct Palette {
    const char* name;   // in project files
    const char* title;  // for people, to be translated
    bool two_sided;     // light in the middle
    std::vector<Colour> colours;
};

// Brewer's YlGn, OrRd, Blues and Greys, viridis, cividis, and PuOr from both sides.
std::span<const Palette> palettes();
// nullptr if there is none of this name.
const Palette* find_palette(std::string_view name);

// `count` colours from one end to the other, between its own where it has not as many; one colour
// is that of its middle.
std::vector<Colour> palette_colours(const Palette& palette, int count);

}  // namespace zamin::style
