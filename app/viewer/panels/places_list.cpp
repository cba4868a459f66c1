// Places to come back to, under the list of layers: a click goes there, they can be renamed and
// forgotten.
#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float place_row_height = 28.0F;

void name_field(const Ui& ui, ViewState& state) {
    Renaming& renaming = *state.renaming;
    if (renaming.take_focus) {
        renaming.take_focus = false;
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1.0F);
    const bool entered =
        ImGui::InputText("##name", &renaming.name,
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    explain(ui, ui.tr("Enter keeps the name, Esc leaves it as it was"));
    if (entered && !renaming.name.empty()) {
        state.bookmarks[renaming.place].name = renaming.name;
    }
    if (entered || ImGui::IsItemDeactivated()) {
        state.renaming.reset();
    }
}

void place_menu(const Ui& ui, std::size_t place, ViewState& state) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8.0F), ui.px(8.0F)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8.0F), ui.px(8.0F)});
    if (ImGui::BeginPopup("place menu")) {
        if (ImGui::MenuItem(ui.tr("Rename").c_str())) {
            state.renaming = Renaming{place, state.bookmarks[place].name, true};
        }
        if (ImGui::MenuItem(ui.tr("Forget").c_str())) {
            state.bookmarks.erase(state.bookmarks.begin() + static_cast<std::ptrdiff_t>(place));
        }
        if (state.close_menus) {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

void place_row(const Ui& ui, std::size_t place, ViewState& state) {
    const float height = ui.px(place_row_height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float dots = ui.px(24.0F);
    ImGui::InvisibleButton("place", {width - dots, height});
    const bool hovered = ImGui::IsItemHovered();
    if (ImGui::IsItemClicked()) {
        state.ask(to_place(state.bookmarks[place]));
    }
    if (ImGui::IsItemClicked(ImGuiMouseButton_Right)) {
        ImGui::OpenPopup("place menu");
    }
    draw_text(*ImGui::GetWindowDrawList(), ui.fonts.body,
              {at.x, at.y + (height - ui.fonts.body.px) / 2},
              packed(hovered ? ui.theme->accent : ui.theme->ink),
              elided(ui.fonts.body, state.bookmarks[place].name, width - dots - ui.px(8.0F)));
    ImGui::SetCursorScreenPos({at.x + width - dots + ui.px(4.0F), at.y + (height - dots) / 2});
    if (icon_button(ui, "more", Icon::more, ui.tr("Rename or forget this place"))) {
        ImGui::OpenPopup("place menu");
    }
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    ImGui::Dummy({0.0F, 0.0F});
    place_menu(ui, place, state);
}

}  // namespace

void places_list(const Ui& ui, ViewState& state) {
    if (state.bookmarks.empty()) {
        return;
    }
    rule(ui);
    heading(ui, ui.tr("Places"));
    ImGui::PushID("places");
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    for (std::size_t i = 0; i < state.bookmarks.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (state.renaming && state.renaming->place == i) {
            name_field(ui, state);
        } else {
            place_row(ui, i, state);
        }
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    ImGui::PopID();
}

}  // namespace zamin::viewer
