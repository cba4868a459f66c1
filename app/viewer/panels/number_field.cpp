#include "viewer/panels/number_field.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <string>
#include <utility>

#include "viewer/own_limits.hpp"

namespace zamin::viewer {

namespace {

bool type_number(const Ui& ui, int decimals, double& value) {
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (ui.words->language() != text::Language::english) {
        std::ranges::replace(text, '.', ',');
    }
    if (!ImGui::InputText("##number", &text)) {
        return false;
    }
    const auto typed = limits_from(text);
    if (!typed || typed->size() != 1 || typed->front() == value) {
        return false;
    }
    value = typed->front();
    return true;
}

}  // namespace

bool number_field(const Ui& ui, const char* id, int decimals, double& value, double step) {
    ImGui::PushID(id);
    ImGui::BeginGroup();
    const float side = ImGui::GetFrameHeight();
    const float gap = ui.px(4.0F);
    const float width = ImGui::CalcItemWidth();
    ImGui::SetNextItemWidth(step > 0.0 ? width - 2.0F * (side + gap) : width);
    bool changed = type_number(ui, decimals, value);
    for (const auto& [label, by] : {std::pair{"-", -step}, std::pair{"+", step}}) {
        if (step <= 0.0) {
            continue;
        }
        ImGui::SameLine(0.0F, gap);
        if (ImGui::Button(label, {side, side})) {
            value += by;
            changed = true;
        }
    }
    ImGui::EndGroup();
    ImGui::PopID();
    return changed;
}

}  // namespace zamin::viewer
