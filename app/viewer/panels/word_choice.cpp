#include "viewer/panels/word_choice.hpp"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <vector>

#include "viewer/widgets.hpp"

namespace zamin::viewer {

bool word_choice(const Ui& ui, const std::string& label, Words words, std::string& value) {
    std::vector<std::string> shown;
    std::string chosen;
    for (const auto& [word, text] : words) {
        shown.push_back(ui.tr(text));
        if (word == value) {
            chosen = shown.back();
        }
    }
    if (!choice(ui, label, shown, chosen, shown.front())) {
        return false;
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown[i] == chosen) {
            value = (words.begin() + i)->first;
        }
    }
    return true;
}

void text_field(const Ui& ui, const std::string& label, const char* id, std::string& text) {
    muted(ui, label);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    ImGui::SetNextItemWidth(-1.0F);
    ImGui::InputText(id, &text);
}

}  // namespace zamin::viewer
