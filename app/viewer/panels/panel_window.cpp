#include "viewer/panels/panel_window.hpp"

#include <algorithm>

namespace zamin::viewer {

PanelWindow::PanelWindow(const Ui& ui, const char* name, Rect rect, PanelLook look) {
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({rect.w, rect.h});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNavFocus;
    if (look.bare) {
        flags |= ImGuiWindowFlags_NoBackground;
    }
    if (!look.on_top) {
        flags |= ImGuiWindowFlags_NoBringToFrontOnFocus;
    }
    if (look.scrolls) {
        flags &= ~ImGuiWindowFlags_NoScrollbar;
    } else {
        flags |= ImGuiWindowFlags_NoScrollWithMouse;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                        {ui.px(look.padding_x), ui.px(look.padding_y)});
    ImGui::Begin(name, nullptr, flags);
    ImGui::PopStyleVar();
}

PanelWindow::~PanelWindow() {
    ImGui::End();
}

void edge(const Ui& ui, ImVec2 from, ImVec2 to) {
    // ImGui clips a window's content to a part of its padding.
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRectFullScreen();
    list.AddLine(from, to, packed(ui.theme->line), std::max(1.0F, ui.px(1.0F)));
    list.PopClipRect();
}

}  // namespace zamin::viewer
