// The colours of the window, light and dark. One accent (what can be clicked or is chosen), one
// alarm (a gap: land that is missing, never an ordinary error).
#pragma once

#include <cstdint>
#include <string_view>

#include "viewer/render/map_renderer.hpp"

namespace zamin::viewer {

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

Colour with_alpha(Colour colour, float alpha);
// `share` of b over a, 0..1.
Colour mix(Colour a, Colour b, float share);
// WCAG 2.1 contrast ratio of two opaque colours, 1..21.
double contrast(Colour a, Colour b);

}  // namespace zamin::viewer
