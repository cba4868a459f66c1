#include "viewer/ui.hpp"

#include <cfloat>

namespace zamin::viewer {

ImU32 packed(Colour colour) {
    return ImGui::ColorConvertFloat4ToU32(vec4(colour));
}

ImU32 packed(Colour colour, float alpha) {
    return packed(with_alpha(colour, alpha));
}

ImVec4 vec4(Colour colour) {
    return {colour.r, colour.g, colour.b, colour.a};
}

namespace {

void apply_colours(ImGuiStyle& style, const Theme& t) {
    const auto set = [&style](ImGuiCol slot, Colour colour) { style.Colors[slot] = vec4(colour); };
    const Colour hover = mix(t.panel, t.accent, 0.12F);
    const Colour press = mix(t.panel, t.accent, 0.22F);
    const Colour none = with_alpha(t.panel, 0.0F);
    set(ImGuiCol_Text, t.ink);
    set(ImGuiCol_TextDisabled, t.muted);
    set(ImGuiCol_TextSelectedBg, with_alpha(t.accent, 0.3F));
    set(ImGuiCol_WindowBg, t.panel);
    set(ImGuiCol_ChildBg, none);
    set(ImGuiCol_PopupBg, t.raised);
    set(ImGuiCol_Border, t.line);
    set(ImGuiCol_BorderShadow, none);
    set(ImGuiCol_Separator, t.line);
    set(ImGuiCol_FrameBg, t.raised);
    set(ImGuiCol_FrameBgHovered, hover);
    set(ImGuiCol_FrameBgActive, press);
    set(ImGuiCol_Button, none);
    set(ImGuiCol_ButtonHovered, hover);
    set(ImGuiCol_ButtonActive, press);
    set(ImGuiCol_Header, press);
    set(ImGuiCol_HeaderHovered, hover);
    set(ImGuiCol_HeaderActive, press);
    set(ImGuiCol_CheckMark, t.accent);
    set(ImGuiCol_SliderGrab, t.accent);
    set(ImGuiCol_SliderGrabActive, mix(t.accent, t.ink, 0.25F));
    set(ImGuiCol_ScrollbarBg, none);
    set(ImGuiCol_ScrollbarGrab, mix(t.panel, t.muted, 0.35F));
    set(ImGuiCol_ScrollbarGrabHovered, mix(t.panel, t.muted, 0.55F));
    set(ImGuiCol_ScrollbarGrabActive, t.muted);
    set(ImGuiCol_TableHeaderBg, none);
    set(ImGuiCol_TableBorderStrong, t.line);
    set(ImGuiCol_TableBorderLight, none);
    set(ImGuiCol_TableRowBg, none);
    set(ImGuiCol_TableRowBgAlt, none);
    set(ImGuiCol_DragDropTarget, t.accent);
    set(ImGuiCol_NavHighlight, t.accent);
    set(ImGuiCol_ModalWindowDimBg, Colour{0.0F, 0.0F, 0.0F, 0.35F});
}

}  // namespace

void apply_style(const Theme& theme, float scale) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowPadding = {16.0F, 16.0F};
    style.WindowRounding = 0.0F;
    style.WindowBorderSize = 0.0F;
    style.ChildBorderSize = 0.0F;
    style.PopupRounding = 6.0F;
    style.PopupBorderSize = 1.0F;
    style.FramePadding = {8.0F, 6.0F};
    style.FrameRounding = 6.0F;
    style.FrameBorderSize = 1.0F;
    style.ItemSpacing = {8.0F, 8.0F};
    style.ItemInnerSpacing = {8.0F, 4.0F};
    style.CellPadding = {4.0F, 4.0F};
    style.ScrollbarSize = 10.0F;
    style.ScrollbarRounding = 5.0F;
    style.GrabRounding = 6.0F;
    style.AntiAliasedLinesUseTex = false;
    style.ScaleAllSizes(scale);
    style.PopupBorderSize = 1.0F;
    style.WindowMinSize = {1.0F, 1.0F};  // ImGui ends the program where it is less
    apply_colours(style, theme);
}

bool begin_padded_child(const char* id, ImVec2 size) {
#if IMGUI_VERSION_NUM < 19000
    return ImGui::BeginChild(id, size, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
#else
    return ImGui::BeginChild(id, size, ImGuiChildFlags_AlwaysUseWindowPadding);
#endif
}

ImVec2 text_size(const Face& face, std::string_view text) {
    const ImVec2 size =
        face.font->CalcTextSizeA(face.px, FLT_MAX, 0.0F, text.data(), text.data() + text.size());
    return {size.x, face.px};
}

std::string elided(const Face& face, std::string_view text, float width) {
    if (text_size(face, text).x <= width) {
        return std::string(text);
    }
    std::string shorter(text);
    constexpr const char* ellipsis = "\xE2\x80\xA6";
    while (!shorter.empty() && text_size(face, shorter + ellipsis).x > width) {
        // One code point from the end: its following bytes, then its first.
        while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xC0U) == 0x80U) {
            shorter.pop_back();
        }
        if (!shorter.empty()) {
            shorter.pop_back();
        }
    }
    return shorter + ellipsis;
}

std::vector<std::string> in_two_lines(const Face& face, std::string_view text, float width) {
    const std::size_t first_space = text.find(' ');
    if (first_space == std::string_view::npos || text_size(face, text).x <= width) {
        return {elided(face, text, width)};
    }
    std::size_t end = first_space;
    for (std::size_t next = text.find(' ', end + 1);
         next != std::string_view::npos && text_size(face, text.substr(0, next)).x <= width;
         next = text.find(' ', next + 1)) {
        end = next;
    }
    return {elided(face, text.substr(0, end), width), elided(face, text.substr(end + 1), width)};
}

void draw_text(ImDrawList& list, const Face& face, ImVec2 at, ImU32 colour, std::string_view text) {
    list.AddText(face.font, face.px, at, colour, text.data(), text.data() + text.size());
}

}  // namespace zamin::viewer
