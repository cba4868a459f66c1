// The window's type: Noto Sans, which holds all Tajik letters.
#pragma once

#include <imgui.h>

#include <string>
#include <vector>

namespace zamin::viewer {

// A face and the height of its lines in ImGui's units: what ImGui calls its size. The letters' own
// size, by which type is named, is smaller by `line_share`.
struct Face {
    ImFont* font = nullptr;
    float px = 20.0F;
};

// Noto Sans: ascent 1069 and descent 293 of 1000.
inline constexpr float line_share = 1.362F;
// The baseline below a line's top, as a share of its height.
inline constexpr float baseline_share = 1069.0F / 1362.0F;

struct Fonts {
    Face body;     // 15
    Face small;    // 12.5
    Face strong;   // 15 bold
    Face heading;  // 18 semibold
    Face number;   // 30 light
};

// Loads the faces into `atlas` for a screen of `scale` (1 = 96 dpi) whose framebuffer has
// `density` pixels an ImGui unit. The first of a short list of paths that exists is taken. Where
// none does, ImGui's own font stands in and `complaints` gets a sentence that names the package;
// the same when a Tajik letter is missing.
Fonts load_fonts(ImFontAtlas& atlas, float scale, float density,
                 std::vector<std::string>& complaints);

// The letters of Tajik beyond Russian that the font cannot show, as UTF-8; empty = none.
std::string missing_tajik_letters(ImFont& font);

}  // namespace zamin::viewer
