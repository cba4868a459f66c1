// What `zamin open` was asked for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "text/language.hpp"
#include "viewer/style.hpp"

namespace zamin::viewer {

struct OpenOptions {
    std::vector<std::string> sources;  // projects (.toml) and PATH or PATH::LAYER
    std::filesystem::path screenshot;  // empty = a window
    int width_px = 1280;
    int height_px = 720;
    std::string panel;                       // empty = as it is; see show_panel
    std::string zoom_to;                     // LAYER or LAYER:ID; empty = everything
    std::optional<ThemeName> theme;          // none = the window's last one, light for a picture
    std::optional<text::Language> language;  // none = the window's last one, English in a picture
    double flight_s = 0.0;  // > 0: flies over the map this long, prints its times and leaves
    float scale = 1.0F;     // of a picture; a window takes its screen's
};

// Opens the window and returns when it is closed. Throws Error when there is no display or no
// OpenGL 3.3, UsageError for an unknown panel.
void run_window(const OpenOptions& options);

// Writes a picture of the settled window: everything read, drawn and computed. Needs no display.
// Throws Error for what could not be opened or written, UsageError for an unknown panel, layer or
// feature.
void write_screenshot(const OpenOptions& options);

}  // namespace zamin::viewer
