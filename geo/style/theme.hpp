// The colours of window and page, light and dark (a page is light). One accent (what can be clicked
// or is chosen), one alarm (a gap: land that is missing, never an ordinary error).
#pragma once

#include <cstdint>
#include <string_view>

#include "style/colour.hpp"

namespace zamin::style {

enum class ThemeName : std::uint8_t { light, dark };
// "light" or "dark"; throws UsageError naming both for anything else.
ThemeName theme_from(std::string_view word);

struct Theme {
    ThemeName name = ThemeName::light;
    Colour ink;     // text
    Colour muted;   // second text, district outlines
    Colour panel;   // surface of panels
    Colour raised;  // cards, fields, menus
    Colour line;    // rules
    Colour ground;  // the map's paper
    Colour water;
    Colour accent;
    Colour alarm;
    Colour select;  // selection outline
};
const Theme& theme(ThemeName name);

}  // namespace zamin::style
