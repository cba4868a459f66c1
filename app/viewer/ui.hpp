// What every panel draws with: theme, type, scale.
#pragma once

#include <fmt/format.h>
#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/catalogue.hpp"
#include "text/number.hpp"
#include "viewer/fonts.hpp"
#include "viewer/layout.hpp"
#include "viewer/style.hpp"

namespace zamin::viewer {

struct Ui {
    const Theme* theme = nullptr;
    const text::Catalogue* words = nullptr;
    Fonts fonts;
    float scale = 1.0F;    // ImGui units of a length that is 1 px at 96 dpi
    float density = 1.0F;  // framebuffer pixels an ImGui unit
    Layout layout;         // of this frame

    float px(float at_scale_1) const { return at_scale_1 * scale; }

    // The window's words in the reader's language; placeholders are numbered.
    std::string tr(std::string_view message) const { return words->tr(message); }
    template <typename First, typename... Args>
    std::string tr(fmt::format_string<First, Args...> message, First&& first,
                   Args&&... args) const {
        return words->tr(message, std::forward<First>(first), std::forward<Args>(args)...);
    }
    // By number, as text::Catalogue::tr_n.
    template <typename... Args>
    std::string tr_n(fmt::format_string<Args...> one, fmt::format_string<Args...> many,
                     std::int64_t n, Args&&... args) const {
        return words->tr_n(one, many, n, std::forward<Args>(args)...);
    }
    std::string integer(std::int64_t value) const {
        return text::integer(value, words->language());
    }
    std::string number(double value, int decimals) const {
        return text::number(value, decimals, words->language());
    }
};

ImU32 packed(Colour colour);
ImU32 packed(Colour colour, float alpha);
ImVec4 vec4(Colour colour);

// Sizes on the 4 px grid and the theme's colours, into ImGui's current style.
void apply_style(const Theme& theme, float scale);

// Uses a face for as long as it lives.
class ScopedFace {
  public:
#if IMGUI_VERSION_NUM < 19200
    explicit ScopedFace(const Face& face) {
        ImGui::PushFont(face.font);
    }
#else
    explicit ScopedFace(const Face& face) {
        ImGui::PushFont(face.font, face.px);
    }
#endif
    ~ScopedFace() {
        ImGui::PopFont();
    }
    ScopedFace(const ScopedFace&) = delete;
    ScopedFace& operator=(const ScopedFace&) = delete;
};

// Begins a child window that keeps the current window padding.
bool begin_padded_child(const char* id, ImVec2 size);

// Size of a text in a face, ImGui units.
ImVec2 text_size(const Face& face, std::string_view text);
// The text itself, or its beginning with an ellipsis that fits into `width`.
// In two lines at most where it is broken at a space; each is elided where it is too long even so.
std::vector<std::string> in_two_lines(const Face& face, std::string_view text, float width);
std::string elided(const Face& face, std::string_view text, float width);
void draw_text(ImDrawList& list, const Face& face, ImVec2 at, ImU32 colour, std::string_view text);

}  // namespace zamin::viewer
