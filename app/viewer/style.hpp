// The style that window and printed page share, under the window's own names.
#pragma once

#include "style/colour.hpp"
#include "style/crop_colours.hpp"
#include "style/map_style.hpp"
#include "style/palettes.hpp"
#include "style/style_choice.hpp"
#include "style/theme.hpp"

namespace zamin::viewer {

using namespace style;

}  // namespace zamin::viewer
