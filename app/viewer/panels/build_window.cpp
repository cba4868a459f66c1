#include "viewer/panels/drawing_parts.hpp"
#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"

namespace zamin::viewer {

namespace {

// The line between a panel and the map that can be dragged to change the panel's width.
void drag_edge(const Ui& ui, const char* name, float x, float sign, float least, float& width) {
    const Rect map = ui.layout.map;
    const float reach = ui.px(4.0F);
    PanelLook look;
    look.bare = true;
    look.on_top = true;
    look.padding_x = 0.0F;
    look.padding_y = 0.0F;
    const PanelWindow window(ui, name, {x - reach, map.y, 2 * reach, map.h}, look);
    ImGui::InvisibleButton("edge", {2 * reach, map.h});
    if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        ImGui::GetWindowDrawList()->AddLine({x, map.y}, {x, map.bottom()}, packed(ui.theme->accent),
                                            ui.px(2.0F));
    }
    if (ImGui::IsItemActive()) {
        width = usable_width(width + sign * ImGui::GetIO().MouseDelta.x / ui.scale, least,
                             ui.layout.top.w / ui.scale);
    }
}

}  // namespace

void build_window(const Ui& ui, const Session& session, ViewState& state,
                  const std::vector<JobStatus>& jobs) {
    map_area(ui, session, state);
    table_panel(ui, session, state);
    left_panel(ui, session, state);
    right_panel(ui, session, state);
    top_bar(ui, session, state);
    status_bar(ui, session, state, jobs);
    if (!ui.layout.narrow && ui.layout.left.w > 0.0F) {
        drag_edge(ui, "left edge", ui.layout.left.right(), 1.0F, 200.0F, state.widths.left);
    }
    if (!ui.layout.narrow && ui.layout.right.w > 0.0F) {
        drag_edge(ui, "right edge", ui.layout.right.x, -1.0F, 320.0F, state.widths.right);
    }
    identify_card(ui, session, state);
    drawing_card(ui, session, state);
    note_cards(ui, session, state);
    jobs_card(ui, state, jobs);
    open_dialog(ui, state);
    save_dialog(ui, session, state);
    new_project_dialog(ui, session, state);
    moved_dialog(ui, state);
    help_dialog(ui, state);
    palette(ui, session, state);
    unsaved_dialog(ui, session, state);
    state.close_menus = false;
    state.hover = state.next_hover;
    state.next_hover = {};
}

}  // namespace zamin::viewer
