#include "style/theme.hpp"

#include "core/told_error.hpp"

namespace zamin::style {

namespace {

Theme light_theme() {
    return {.name = ThemeName::light,
            .ink = Colour::hex(0x1B1F24),
            .muted = Colour::hex(0x5B6570),
            .panel = Colour::hex(0xFBFAF6),
            .raised = Colour::hex(0xFFFFFF),
            .line = Colour::hex(0xE4E0D6),
            .ground = Colour::hex(0xF3F0E7),
            .water = Colour::hex(0xBCD5E0),
            .accent = Colour::hex(0x0B6E69),
            .alarm = Colour::hex(0xC0392B),
            .select = Colour::hex(0xE9A820)};
}

Theme dark_theme() {
    return {.name = ThemeName::dark,
            .ink = Colour::hex(0xE8E6E1),
            .muted = Colour::hex(0x9AA3AB),
            .panel = Colour::hex(0x1E2226),
            .raised = Colour::hex(0x262B30),
            .line = Colour::hex(0x363C42),
            .ground = Colour::hex(0x23272B),
            .water = Colour::hex(0x2F4550),
            .accent = Colour::hex(0x4DB6AC),
            .alarm = Colour::hex(0xEF6F5E),
            .select = Colour::hex(0xF2BE4A)};
}

}  // namespace

ThemeName theme_from(std::string_view word) {
    if (word == "light") {
        return ThemeName::light;
    }
    if (word == "dark") {
        return ThemeName::dark;
    }
    throw usage_error(said("There is no theme '{0}'; choose light or dark.", {std::string(word)}));
}

const Theme& theme(ThemeName name) {
    static const Theme light = light_theme();
    static const Theme dark = dark_theme();
    return name == ThemeName::light ? light : dark;
}

}  // namespace zamin::style
