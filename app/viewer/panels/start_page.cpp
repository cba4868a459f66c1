#include <algorithm>
#include <cmath>
#include <filesystem>

#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// A line that can be clicked: what it is, and where, below it in small type.
bool place_row(const Ui& ui, const char* id, const std::string& title, const std::string& detail) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(44.0F);
    const bool clicked = ImGui::InvisibleButton(id, {width, height});
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (hovered) {
        list.AddRectFilled({at.x - ui.px(8.0F), at.y}, {at.x + width, at.y + height},
                           packed(ui.theme->accent, 0.10F), ui.px(6.0F));
    }
    draw_text(list, ui.fonts.body, {at.x, at.y + ui.px(2.0F)}, packed(ui.theme->accent),
              elided(ui.fonts.body, title, width));
    draw_text(list, ui.fonts.small, {at.x, at.y + ui.px(23.0F)}, packed(ui.theme->muted),
              elided(ui.fonts.small, detail, width));
    return clicked;
}

void recent_projects(const Ui& ui, ViewState& state) {
    strong(ui, ui.tr("Go on with"));
    for (std::size_t i = 0; i < std::min<std::size_t>(state.recent.size(), 4); ++i) {
        const std::filesystem::path path(state.recent[i]);
        ImGui::PushID(static_cast<int>(i));
        if (place_row(ui, "recent", path.stem().string(), path.parent_path().string())) {
            state.ask(OpenSources{{state.recent[i]}});
        }
        ImGui::PopID();
    }
}

}  // namespace

void start_page(const Ui& ui, const Session& session, ViewState& state) {
    const Rect map = ui.layout.map;
    const float over = ui.px(8.0F);
    const float width = std::min(ui.px(460.0F), map.w - ui.px(32.0F));
    const float height =
        std::min(ui.px(state.recent.empty() ? 300.0F : 500.0F), map.h - ui.px(24.0F));
    const ImVec2 at{std::round(map.x + (map.w - width) / 2),
                    std::round(map.y + std::max((map.h - height) * 0.4F, ui.px(12.0F)))};
    ImGui::SetCursorScreenPos({at.x - over, at.y});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {over, 0.0F});
    begin_padded_child("start", {width + over, height});
    ImGui::PopStyleVar();
    heading(ui, session.title().empty() ? ui.tr("Put plots and districts on the map")
                                        : session.title());
    paragraph(ui, ui.tr("Drop files on this window, or open them. With plots and districts there, "
                        "the crop coverage of each district is computed at once. Your files are "
                        "never changed."));
    ImGui::Dummy({0.0F, ui.px(2.0F)});
    if (primary_button(ui, ui.tr("New project"))) {
        state.ask(Act{Action::new_project});
    }
    ImGui::SameLine(0.0F, ui.px(12.0F));
    if (quiet_button(ui, ui.tr("Open\xE2\x80\xA6"))) {
        state.ask(Act{Action::open});
    }
    ImGui::Dummy({0.0F, ui.px(6.0F)});
    if (!state.sample.empty() &&
        place_row(
            ui, "sample", ui.tr("Look round in the sample"),
            ui.tr("Khatlon 2018: plots, members, centres and roads to try everything with"))) {
        state.ask(OpenSources{{state.sample.string()}});
    }
    if (!state.recent.empty()) {
        ImGui::Dummy({0.0F, ui.px(6.0F)});
        recent_projects(ui, state);
    }
    ImGui::EndChild();
}

}  // namespace zamin::viewer
