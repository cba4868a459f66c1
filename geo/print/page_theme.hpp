// Pages are drawn in the colours of the light theme, whatever the window shows.
#pragma once

#include "style/theme.hpp"

namespace zamin::print {

inline const style::Theme& theme() {
    return style::theme(style::ThemeName::light);
}

}  // namespace zamin::print
