#include <algorithm>
#include <cctype>
#include <functional>

#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float bar_padding = 16.0F;

// Puts the next item so that a line of `height` is in the bar's middle.
void center_line(const Ui& ui, float x, float height) {
    ImGui::SetCursorPos({x, (ui.layout.top.h - height) / 2});
}

void action_item(const Ui& ui, ViewState& state, Action action, bool enabled = true) {
    const ActionEntry& entry = entry_of(action);
    if (ImGui::MenuItem(ui.tr(entry.words).c_str(), entry.keys, false, enabled)) {
        state.ask(Act{action});
    }
}

void project_menu(const Ui& ui, const Session& session, ViewState& state) {
    const bool something = !session.layers.empty();
    action_item(ui, state, Action::new_project);
    action_item(ui, state, Action::open);
    action_item(ui, state, Action::save, something);
    if (ImGui::MenuItem(ui.tr("Save under another name\xE2\x80\xA6").c_str(), nullptr, false,
                        something)) {
        state.dialog = Dialog::save;
    }
    ImGui::Separator();
    action_item(ui, state, Action::undo, state.can_undo);
    action_item(ui, state, Action::redo, state.can_redo);
    ImGui::Separator();
    action_item(ui, state, Action::data, something);
    action_item(ui, state, Action::close_all, something);
    ImGui::Separator();
    action_item(ui, state, Action::quit);
}

void view_menu(const Ui& ui, ViewState& state) {
    for (const text::Language language : text::languages) {
        if (ImGui::MenuItem(text::own_name(language), nullptr, state.language == language)) {
            state.language = language;
        }
    }
    ImGui::Separator();
    for (const Action action :
         {Action::theme, Action::text_larger, Action::text_smaller, Action::text_normal}) {
        action_item(ui, state, action);
    }
    ImGui::Separator();
    action_item(ui, state, Action::graticule);
    action_item(ui, state, Action::overview);
    ImGui::Separator();
    action_item(ui, state, Action::left_panel);
    action_item(ui, state, Action::right_panel);
    ImGui::Separator();
    action_item(ui, state, Action::help);
}

// The menu that hangs under the bar, about x, while it is open.
void hanging_menu(const Ui& ui, const char* id, float x, ViewState& state,
                  const std::function<void()>& build) {
    // From the right half it grows to the left.
    const bool at_right = x > ui.layout.top.x + ui.layout.top.w / 2;
    ImGui::SetNextWindowPos(
        {at_right ? ui.layout.top.right() - ui.px(8.0F) : x, ui.layout.top.bottom()},
        ImGuiCond_Always, {at_right ? 1.0F : 0.0F, 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8.0F), ui.px(8.0F)});
    if (ImGui::BeginPopup(id)) {
        build();
        if (state.close_menus) {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

// A word with a menu behind it; at most `room` wide.
void menu_word(const Ui& ui, const char* id, const std::string& text, float x, float room,
               ViewState& state, const std::function<void()>& build) {
    const float arrow = ui.px(16.0F);
    const std::string shown = elided(ui.fonts.body, text, std::max(room - arrow, 1.0F));
    const ImVec2 size = text_size(ui.fonts.body, shown);
    const float height = ui.px(30.0F);
    center_line(ui, x, height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string popup = std::string(id) + " menu";
    if (ImGui::InvisibleButton(id, {size.x + arrow, height})) {
        ImGui::OpenPopup(popup.c_str());
    }
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 colour = packed(hovered ? ui.theme->accent : ui.theme->ink);
    draw_text(list, ui.fonts.body, {at.x, at.y + (height - size.y) / 2}, colour, shown);
    draw_icon(list, Icon::down, {at.x + size.x + ui.px(10.0F), at.y + height / 2 + ui.px(1.0F)},
              ui.px(8.0F), colour, ui.px(1.3F));
    hanging_menu(ui, popup.c_str(), at.x - ui.px(8.0F), state, build);
}

// What looks like a field and opens the palette.
void search_field(const Ui& ui, float x, float width, ViewState& state) {
    const float height = ui.px(30.0F);
    center_line(ui, x, height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("search", {width, height})) {
        state.ask(Act{Action::palette});
    }
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + width, at.y + height}, packed(ui.theme->raised), ui.px(6.0F));
    list.AddRect(at, {at.x + width, at.y + height},
                 packed(hovered ? ui.theme->accent : ui.theme->line), ui.px(6.0F));
    const float middle = at.y + height / 2;
    const ImVec2 lens{at.x + ui.px(15.0F), middle - ui.px(1.0F)};
    const ImU32 grey = packed(ui.theme->muted);
    list.AddCircle(lens, ui.px(4.5F), grey, 0, ui.px(1.4F));
    list.AddLine({lens.x + ui.px(3.3F), lens.y + ui.px(3.3F)},
                 {lens.x + ui.px(7.0F), lens.y + ui.px(7.0F)}, grey, ui.px(1.4F));
    const float text_x = at.x + ui.px(28.0F);
    const float keys = text_size(ui.fonts.small, "Ctrl+K").x;
    const bool room_for_keys = width > ui.px(150.0F);
    if (width < ui.px(80.0F)) {
        explain(ui, ui.tr("Search (Ctrl+K)"));
        return;
    }
    draw_text(list, ui.fonts.small, {text_x, middle - ui.fonts.small.px / 2}, grey,
              elided(ui.fonts.small, ui.tr("Search"),
                     at.x + width - text_x - ui.px(8.0F) - (room_for_keys ? keys : 0.0F)));
    if (room_for_keys) {
        draw_text(list, ui.fonts.small,
                  {at.x + width - keys - ui.px(10.0F), middle - ui.fonts.small.px / 2}, grey,
                  "Ctrl+K");
    }
}

float tasks_width(const Ui& ui, float gap) {
    float width = -gap;
    for (const TaskPanel& task : task_panels()) {
        width += text_size(ui.fonts.body, ui.tr(task.title)).x + gap;
    }
    return width;
}

// The four jobs as words; the chosen one is underlined while its panel is open.
void task_words(const Ui& ui, float x, float gap, ViewState& state) {
    for (const TaskPanel& task : task_panels()) {
        const std::string title = ui.tr(task.title);
        center_line(ui, x, ui.fonts.body.px + ui.px(4.0F));
        const bool chosen = state.task == task.task && state.right_open;
        if (link(ui, title, chosen)) {
            choose_task(state, task.task);
            state.left_open = state.left_open && !(ui.layout.narrow && state.right_open);
        }
        x += text_size(ui.fonts.body, title).x + gap;
    }
}

void task_menu(const Ui& ui, ViewState& state) {
    for (const TaskPanel& task : task_panels()) {
        if (ImGui::MenuItem(ui.tr(task.title).c_str(), nullptr,
                            state.task == task.task && state.right_open)) {
            choose_task(state, task.task);
            state.left_open = state.left_open && !(ui.layout.narrow && state.right_open);
        }
    }
}

}  // namespace

void top_bar(const Ui& ui, const Session& session, ViewState& state) {
    const Rect bar = ui.layout.top;
    const PanelWindow window(ui, "top bar", bar, {0.0F, 0.0F});
    edge(ui, {bar.x, bar.bottom() - 1.0F}, {bar.right(), bar.bottom() - 1.0F});
    float left = ui.px(bar_padding);
    draw_text(*ImGui::GetWindowDrawList(), ui.fonts.heading,
              {left, (bar.h - ui.fonts.heading.px) / 2}, packed(ui.theme->accent), "Zamin");
    left += text_size(ui.fonts.heading, "Zamin").x + ui.px(20.0F);

    const float gap = ui.px(24.0F);
    float right = bar.w - ui.px(bar_padding);
    // The language that the menu changes, in capitals.
    std::string view(text::code(state.language));
    std::ranges::transform(view, view.begin(), [](unsigned char c) { return std::toupper(c); });
    const float view_width = text_size(ui.fonts.body, view).x + ui.px(18.0F);
    right -= view_width;
    menu_word(ui, "view", view, right, view_width + ui.px(4.0F), state,
              [&] { view_menu(ui, state); });
    const float search = ui.layout.narrow ? ui.px(36.0F) : ui.px(180.0F);
    right -= gap + search;
    search_field(ui, right, search, state);
    right -= gap;
    if (ui.layout.narrow) {
        const std::string layers = ui.tr("Layers");
        right -= text_size(ui.fonts.body, layers).x;
        center_line(ui, right, ui.fonts.body.px + ui.px(4.0F));
        if (link(ui, layers, state.left_open)) {
            state.left_open = !state.left_open;
            state.right_open = state.right_open && !state.left_open;
        }
        right -= gap;
    }
    // The jobs in the middle, pushed aside where there is no room; in the narrowest window a menu.
    const float words = tasks_width(ui, gap);
    const float least_name = ui.px(110.0F);
    const float middle = std::clamp((bar.w - words) / 2, left + least_name, bar.w);
    float jobs = std::min(middle, right - words);
    if (jobs >= left + least_name) {
        task_words(ui, jobs, gap, state);
    } else {
        const std::string now = ui.tr(panel_of(state.task).title);
        const float width = text_size(ui.fonts.body, now).x + ui.px(18.0F);
        jobs = std::max(right - width, left);
        menu_word(ui, "jobs", now, jobs, right - jobs + ui.px(4.0F), state,
                  [&] { task_menu(ui, state); });
    }
    const std::string title = ui.tr(session.title());  // "New project" is a message
    menu_word(ui, "project", title.empty() ? ui.tr("Project") : title, left, jobs - gap - left,
              state, [&] { project_menu(ui, session, state); });
}

}  // namespace zamin::viewer
