#include "viewer/panels/large_numbers.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

std::vector<float> widths_of(const Ui& ui, std::span<const LargeNumber> numbers, const Face& face) {
    std::vector<float> widths;
    for (const LargeNumber& number : numbers) {
        const float value = text_size(face, number.value).x + ui.px(4.0F) +
                            text_size(ui.fonts.small, number.unit).x;
        widths.push_back(
            std::max(value, std::min(text_size(ui.fonts.small, number.caption).x, ui.px(96.0F))));
    }
    return widths;
}

float sum_of(const std::vector<float>& widths) {
    return std::accumulate(widths.begin(), widths.end(), 0.0F);
}

const Face& fitting_face(const Ui& ui, std::span<const LargeNumber> numbers, float width) {
    for (const Face* face : {&ui.fonts.number, &ui.fonts.heading}) {
        if (sum_of(widths_of(ui, numbers, *face)) + ui.px(32.0F) <= width) {
            return *face;
        }
    }
    return ui.fonts.strong;
}

void draw_number(const Ui& ui, const LargeNumber& number, const Face& face, ImVec2 from, float room,
                 ImU32 ink) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_text(list, face, from, ink, number.value);
    draw_text(list, ui.fonts.small,
              {from.x + text_size(face, number.value).x + ui.px(4.0F),
               from.y + (face.px - ui.fonts.small.px) * baseline_share},
              packed(ui.theme->muted), number.unit);
    draw_text(list, ui.fonts.small, {from.x, from.y + face.px}, packed(ui.theme->muted),
              elided(ui.fonts.small, number.caption, room));
}

}  // namespace

std::optional<std::size_t> large_numbers(const Ui& ui, std::span<const LargeNumber> numbers) {
    const float width = ImGui::GetContentRegionAvail().x;
    const Face& face = fitting_face(ui, numbers, width);
    const std::vector<float> widths = widths_of(ui, numbers, face);
    const float gap = (width - sum_of(widths)) / static_cast<float>(numbers.size());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = face.px + ui.fonts.small.px + ui.px(4.0F);
    std::optional<std::size_t> clicked;
    float left = 0.0F;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const ImVec2 from{at.x + left, at.y};
        left += widths[i] + gap;
        ImGui::SetCursorScreenPos(from);
        ImGui::PushID(static_cast<int>(i));
        const bool can_be_clicked = !numbers[i].words.empty();
        if (ImGui::InvisibleButton("number", {widths[i], height}) && can_be_clicked) {
            clicked = i;
        }
        ImGui::PopID();
        const bool hovered = ImGui::IsItemHovered() && can_be_clicked;
        explain(ui, numbers[i].words);
        draw_number(ui, numbers[i], face, from, widths[i] + gap - ui.px(8.0F),
                    packed(hovered ? ui.theme->accent : ui.theme->ink));
    }
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    ImGui::Dummy({0.0F, 0.0F});
    return clicked;
}

}  // namespace zamin::viewer
