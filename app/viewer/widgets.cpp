#include "viewer/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::viewer {

namespace {

// "3,8 %", "12 km": a short word after a number stays with it.
bool belongs_to_number(std::string_view text, std::size_t word) {
    const std::size_t end = std::min(text.find_first_of(" \n", word), text.size());
    const bool after_digit = word >= 2 && text[word - 2] >= '0' && text[word - 2] <= '9';
    constexpr std::size_t longest = 5;  // bytes; letters outside Latin have two
    return after_digit && text[word - 1] == ' ' && end - word <= longest;
}

// Lines end at blanks only: left to itself ImGui ends them at the comma of "33,6" too.
std::string in_lines(const Face& face, std::string_view text, float width) {
    std::string lines;
    std::size_t begin = 0;  // of the line that is being filled
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        while (end < text.size() && text[end] == ' ' && belongs_to_number(text, end + 1)) {
            end = std::min(text.find_first_of(" \n", end + 1), text.size());
        }
        if (at > begin && text_size(face, text.substr(begin, end - begin)).x > width) {
            lines.back() = '\n';
            begin = at;
        }
        lines += text.substr(at, end - at);
        if (end < text.size()) {
            lines += text[end];
            begin = text[end] == '\n' ? end + 1 : begin;
        }
        at = end + 1;
    }
    return lines;
}

void wrapped(const Face& face, ImU32 colour, std::string_view text) {
    const ScopedFace scope(face);
    const std::string lines = in_lines(face, text, ImGui::GetContentRegionAvail().x);
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    // A word that is longer than the line is still broken.
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(lines.data(), lines.data() + lines.size());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
}

bool text_link(const Ui& ui, const Face& face, const std::string& label, bool chosen) {
    const std::string_view whole(label);  // what follows "##" only tells items apart
    const std::string_view text = whole.substr(0, whole.find("##"));
    const ImVec2 size = text_size(face, text);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float pad = ui.px(2.0F);
    const bool clicked = ImGui::InvisibleButton(label.c_str(), {size.x, size.y + 2.0F * pad});
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = packed(ui.theme->accent);
    draw_text(list, face, {at.x, at.y + pad}, colour, text);
    if (hovered || chosen) {
        const float y = std::round(at.y + pad + size.y * 0.94F);
        list.AddLine({at.x, y}, {at.x + size.x, y}, colour, std::max(1.0F, ui.px(1.0F)));
    }
    return clicked;
}

}  // namespace

void heading(const Ui& ui, std::string_view text) {
    wrapped(ui.fonts.heading, packed(ui.theme->ink), text);
}

void strong(const Ui& ui, std::string_view text) {
    wrapped(ui.fonts.strong, packed(ui.theme->ink), text);
}

void paragraph(const Ui& ui, std::string_view text) {
    wrapped(ui.fonts.body, packed(ui.theme->ink), text);
}

void muted(const Ui& ui, std::string_view text) {
    wrapped(ui.fonts.small, packed(ui.theme->muted), text);
}

void rule(const Ui& ui) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float y = std::round(at.y + ui.px(4.0F));
    ImGui::GetWindowDrawList()->AddLine({at.x, y}, {at.x + ImGui::GetContentRegionAvail().x, y},
                                        packed(ui.theme->line), std::max(1.0F, ui.px(1.0F)));
    ImGui::Dummy({0.0F, ui.px(8.0F)});
}

bool primary_button(const Ui& ui, const std::string& label) {
    const Theme& t = *ui.theme;
    ImGui::PushStyleColor(ImGuiCol_Button, vec4(t.accent));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, vec4(mix(t.accent, t.ink, 0.15F)));
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, vec4(mix(t.accent, t.ink, 0.25F)));
    ImGui::PushStyleColor(ImGuiCol_Text, vec4(t.panel));
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(16.0F), ui.px(7.0F)});
    const bool clicked = ImGui::Button(label.c_str());
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor(4);
    return clicked;
}

bool quiet_button(const Ui& ui, const std::string& label) {
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(12.0F), ui.px(7.0F)});
    const bool clicked = ImGui::Button(label.c_str());
    ImGui::PopStyleVar();
    return clicked;
}

bool link(const Ui& ui, const std::string& label, bool chosen) {
    return text_link(ui, ui.fonts.body, label, chosen);
}

bool small_link(const Ui& ui, const std::string& label, bool chosen) {
    return text_link(ui, ui.fonts.small, label, chosen);
}

bool icon_button(const Ui& ui, const char* id, Icon icon, std::string_view words) {
    const float size = ui.px(24.0F);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = ImGui::InvisibleButton(id, {size, size});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) {
        list.AddRectFilled(at, {at.x + size, at.y + size},
                           packed(mix(ui.theme->panel, ui.theme->accent, 0.12F)), ui.px(6.0F));
    }
    draw_icon(list, icon, {at.x + size / 2, at.y + size / 2}, ui.px(10.0F),
              packed(hovered ? ui.theme->accent : ui.theme->muted), ui.px(1.5F));
    explain(ui, words);
    return clicked;
}

bool disclosure(const Ui& ui, const std::string& label, bool& open) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ui.px(28.0F);
    if (ImGui::InvisibleButton(label.c_str(), {ImGui::GetContentRegionAvail().x, height})) {
        open = !open;
    }
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = packed(ui.theme->accent);
    const float r = ui.px(4.0F);
    const ImVec2 c{at.x + r, at.y + height / 2};
    if (open) {
        list.AddTriangleFilled({c.x - r, c.y - r * 0.6F}, {c.x + r, c.y - r * 0.6F},
                               {c.x, c.y + r * 0.8F}, colour);
    } else {
        list.AddTriangleFilled({c.x - r * 0.6F, c.y - r}, {c.x + r * 0.8F, c.y},
                               {c.x - r * 0.6F, c.y + r}, colour);
    }
    draw_text(list, ui.fonts.body, {at.x + ui.px(16.0F), at.y + (height - ui.fonts.body.px) / 2},
              colour, label);
    return open;
}

bool begin_choice(const Ui& ui, const char* id, const std::string& shown) {
    const float width = ImGui::CalcItemWidth();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const float arrow = ui.px(26.0F);
    const std::string fitting = elided(ui.fonts.body, shown, width - arrow - ui.px(8.0F));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::SetNextItemWidth(width);
    const bool open = ImGui::BeginCombo(id, fitting.c_str(), ImGuiComboFlags_NoArrowButton);
    const bool hovered = !open && ImGui::IsItemHovered();
    draw_icon(list, Icon::down, {at.x + width - arrow / 2, at.y + height / 2 + ui.px(1.0F)},
              ui.px(9.0F), packed(hovered || open ? ui.theme->accent : ui.theme->muted),
              ui.px(1.5F));
    if (!open && fitting != shown) {
        explain(ui, shown);
    }
    return open;
}

bool tick(const Ui& ui, const std::string& label, bool& on) {
    const ImVec2 pad{ui.px(4.0F), ui.px(1.0F)};
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, pad);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, ui.px(4.0F));
    const bool changed = ImGui::Checkbox(label.c_str(), &on);
    ImGui::PopStyleVar(2);
    return changed;
}

bool choice(const Ui& ui, const std::string& label, const std::vector<std::string>& words,
            std::string& chosen, const std::string& empty_word) {
    muted(ui, label);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    ImGui::SetNextItemWidth(-1.0F);
    bool changed = false;
    ImGui::PushID(label.c_str());
    if (begin_choice(ui, "##choice", chosen.empty() ? empty_word : chosen)) {
        for (const std::string& word : words) {
            const std::string& shown = word.empty() ? empty_word : word;
            if (ImGui::Selectable(shown.c_str(), word == chosen) && word != chosen) {
                chosen = word;
                changed = true;
            }
        }
        ImGui::EndCombo();
    }
    ImGui::PopID();
    return changed;
}

void explain(const Ui& ui, std::string_view words) {
    if (words.empty() || !ImGui::IsItemHovered()) {
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8.0F), ui.px(6.0F)});
    ImGui::BeginTooltip();
    {
        const ScopedFace face(ui.fonts.small);
        ImGui::PushTextWrapPos(ui.px(300.0F));
        ImGui::TextUnformatted(words.data(), words.data() + words.size());
        ImGui::PopTextWrapPos();
    }
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void draw_hatch(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float gap, float line) {
    list.PushClipRect(from, to, true);
    const float height = to.y - from.y;
    for (float x = from.x - height; x < to.x; x += gap) {
        list.AddLine({x, to.y}, {x + height, from.y}, colour, line);
    }
    list.PopClipRect();
}

void draw_name(const Ui& ui, ImDrawList& list, ImVec2 at, float width, std::string_view name) {
    const Face& face = ui.fonts.small;
    const std::vector<std::string> lines = in_two_lines(face, name, width);
    const float line = std::round(face.px * 1.15F);
    float y = std::round(at.y - (line * static_cast<float>(lines.size() - 1) + face.px) / 2);
    for (const std::string& text : lines) {
        draw_text(list, face, {at.x, y}, packed(ui.theme->ink), text);
        y += line;
    }
}

void draw_swatch(const Ui& ui, ImDrawList& list, ImVec2 from, ImVec2 to, CropSlot slot) {
    if (slot == unknown_slot) {
        draw_hatch(list, from, to, packed(ui.theme->muted), ui.px(4.0F), ui.px(1.0F));
        list.AddRect(from, to, packed(ui.theme->muted, 0.6F), ui.px(2.0F));
        return;
    }
    list.AddRectFilled(from, to, packed(crop_colour(slot, ui.theme->muted)), ui.px(2.0F));
}

void draw_card(const Ui& ui, ImDrawList& list, ImVec2 from, ImVec2 to) {
    const float round = ui.px(6.0F);
    const float drop = ui.px(2.0F);
    list.AddRectFilled({from.x, from.y + drop}, {to.x, to.y + drop}, IM_COL32(0, 0, 0, 22), round);
    list.AddRectFilled(from, to, packed(ui.theme->raised), round);
    list.AddRect(from, to, packed(ui.theme->line), round);
}

}  // namespace zamin::viewer
