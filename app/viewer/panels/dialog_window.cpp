#include "viewer/panels/dialog_window.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/widgets.hpp"

namespace zamin::viewer {

DialogWindow::DialogWindow(const Ui& ui, ViewState& state, Dialog kind, const std::string& title,
                           float width, float height) {
    const bool wanted = state.dialog == kind;
    if (!wanted && !ImGui::IsPopupOpen(title.c_str())) {
        return;
    }
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    if (wanted && !ImGui::IsPopupOpen(title.c_str())) {
        ImGui::OpenPopup(title.c_str());
    }
    const ImVec2 size{std::min(ui.px(width), screen.x - ui.px(32.0F)),
                      std::min(ui.px(height), screen.y - ui.px(32.0F))};
    ImGui::SetNextWindowSize(size);
    ImGui::SetNextWindowPos(
        {std::round((screen.x - size.x) / 2), std::round((screen.y - size.y) / 2)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(6.0F));
    m_shown = ImGui::BeginPopupModal(
        title.c_str(), nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar();
    if (m_shown && !wanted) {
        // ImGui keeps a dialog until it is told from inside.
        ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
        m_shown = false;
    }
    if (!m_shown) {
        return;
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    heading(ui, title);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos(
        {at.x + ImGui::GetContentRegionAvail().x - ui.px(20.0F), at.y - ui.px(2.0F)});
    const bool crossed = icon_button(ui, "close dialog", Icon::close, ui.tr("Close (Esc)"));
    ImGui::SetCursorScreenPos({below.x, below.y + ui.px(4.0F)});
    const bool beside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
                        !ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows |
                                                ImGuiHoveredFlags_AllowWhenBlockedByActiveItem |
                                                ImGuiHoveredFlags_AllowWhenBlockedByPopup) &&
                        !ImGui::IsWindowAppearing();
    if (crossed || beside) {
        state.dialog = Dialog::none;
    }
}

DialogWindow::~DialogWindow() {
    if (m_shown) {
        ImGui::EndPopup();
    }
}

}  // namespace zamin::viewer
