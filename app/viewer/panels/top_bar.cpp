#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float bar_padding = 16.0F;

// Puts the next item so that a line of `height` is in the bar's middle.
void center_line(const Ui& ui, float x, float height) {
    ImGui::SetCursorPos({x, (ui.layout.top.h - height) / 2});
}

void project_menu(const Session& session, ViewState& state) {
    if (ImGui::MenuItem("Open\xE2\x80\xA6", "Ctrl+O")) {
        state.dialog = Dialog::open;
    }
    if (ImGui::MenuItem("Data and what was found in it", nullptr, false, !session.layers.empty())) {
        show_panel(state, "data");
    }
    if (ImGui::MenuItem("Close everything", nullptr, false, !session.layers.empty())) {
        state.ask(CloseAll{});
    }
    ImGui::Separator();
    if (ImGui::MenuItem("Quit", "Ctrl+Q")) {
        state.ask(Quit{});
    }
}

// The project's name with the menu behind it.
void project_name(const Ui& ui, const Session& session, ViewState& state, float x, float end) {
    const std::string title = session.title();
    const float arrow = ui.px(16.0F);
    const std::string shown =
        elided(ui.fonts.body, title.empty() ? "Open a project" : title, end - x - arrow);
    const ImVec2 size = text_size(ui.fonts.body, shown);
    const float height = ui.px(30.0F);
    center_line(ui, x, height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("project", {size.x + arrow, height})) {
        ImGui::OpenPopup("project menu");
    }
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = packed(hovered ? ui.theme->accent : ui.theme->ink);
    draw_text(list, ui.fonts.body, {at.x, at.y + (height - size.y) / 2}, colour, shown);
    draw_icon(list, Icon::down, {at.x + size.x + ui.px(10.0F), at.y + height / 2 + ui.px(1.0F)},
              ui.px(8.0F), colour, ui.px(1.3F));
    ImGui::SetNextWindowPos({at.x - ui.px(8.0F), ui.layout.top.bottom()});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8.0F), ui.px(8.0F)});
    if (ImGui::BeginPopup("project menu")) {
        project_menu(session, state);
        if (state.close_menus) {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

// A word of the bar at x; its right end is returned.
float word(const Ui& ui, const char* label, float x, bool chosen, bool& clicked) {
    const float width = text_size(ui.fonts.body, label).x;
    center_line(ui, x, ui.fonts.body.px + ui.px(4.0F));
    clicked = link(ui, label, chosen);
    return x + width;
}

}  // namespace

void top_bar(const Ui& ui, const Session& session, ViewState& state) {
    const Rect bar = ui.layout.top;
    const PanelWindow window(ui, "top bar", bar, {0.0F, 0.0F});
    edge(ui, {bar.x, bar.bottom() - 1.0F}, {bar.right(), bar.bottom() - 1.0F});
    float x = ui.px(bar_padding);
    const float name_width = text_size(ui.fonts.heading, "Zamin").x;
    draw_text(*ImGui::GetWindowDrawList(), ui.fonts.heading, {x, (bar.h - ui.fonts.heading.px) / 2},
              packed(ui.theme->accent), "Zamin");
    x += name_width + ui.px(20.0F);

    const char* other_theme = state.theme == ThemeName::light ? "Dark" : "Light";
    const float gap = ui.px(20.0F);
    float right = bar.w - ui.px(bar_padding);
    bool clicked = false;
    right -= text_size(ui.fonts.body, "Help").x;
    word(ui, "Help", right, state.dialog == Dialog::help, clicked);
    if (clicked) {
        state.dialog = Dialog::help;
    }
    right -= gap + text_size(ui.fonts.body, other_theme).x;
    word(ui, other_theme, right, false, clicked);
    explain(ui, "Changes between the light and the dark theme (F8)");
    if (clicked) {
        state.theme = state.theme == ThemeName::light ? ThemeName::dark : ThemeName::light;
    }
    // The jobs: in the middle where there is room.
    const float jobs_width =
        text_size(ui.fonts.body, "Layers").x + gap + text_size(ui.fonts.body, "Coverage").x;
    float jobs = ui.layout.narrow ? right - gap - jobs_width : (bar.w - jobs_width) / 2;
    project_name(ui, session, state, x, jobs - gap);
    jobs = word(ui, "Layers", jobs, state.left_open, clicked) + gap;
    if (clicked) {
        state.left_open = !state.left_open;
        state.right_open = state.right_open && !(ui.layout.narrow && state.left_open);
    }
    word(ui, "Coverage", jobs, state.right_open, clicked);
    if (clicked) {
        state.right_open = !state.right_open;
        state.left_open = state.left_open && !(ui.layout.narrow && state.right_open);
    }
}

}  // namespace zamin::viewer
