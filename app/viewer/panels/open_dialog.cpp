#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "text/number.hpp"
#include "viewer/panels/dialog_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

void go_to(ViewState& state, const std::filesystem::path& folder) {
    state.browser.selected.clear();
    state.browser.listing = true;
    state.ask(ListFolder{folder});
}

void open_path(ViewState& state, const std::string& path) {
    state.ask(OpenSources{{path}});
    state.dialog = Dialog::none;
    ImGui::CloseCurrentPopup();
}

// A folder is entered, anything else is opened as a source.
void follow(ViewState& state, const std::string& text) {
    std::error_code failure;
    if (std::filesystem::is_directory(text, failure)) {
        go_to(state, text);
    } else if (!text.empty()) {
        open_path(state, text);
    }
}

void path_field(const Ui& ui, ViewState& state) {
    muted(ui, "File, folder or database (PATH, PATH::LAYER, PG:\xE2\x80\xA6); Enter opens it");
    ImGui::SetNextItemWidth(-1.0F);
    if (state.browser.take_focus && !state.browser.listing) {
        state.browser.take_focus = false;
        ImGui::SetKeyboardFocusHere();
    }
    if (ImGui::InputText(
            "##path", &state.browser.path_text,
            ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll)) {
        follow(state, state.browser.path_text);
    }
}

void place_links(const Ui& ui, ViewState& state) {
    const std::filesystem::path parent = state.browser.folder.parent_path();
    if (!parent.empty() && parent != state.browser.folder) {
        if (small_link(ui, "Up one folder")) {
            go_to(state, parent);
        }
        ImGui::SameLine(0.0F, ui.px(16.0F));
    }
    for (const Place& place : places()) {
        if (small_link(ui, place.name.c_str())) {
            go_to(state, place.folder);
        }
        ImGui::SameLine(0.0F, ui.px(16.0F));
    }
    ImGui::NewLine();
}

void entry_row(const Ui& ui, const FolderEntry& entry, ViewState& state) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(28.0F);
    const std::string path = entry.path.string();
    const bool chosen = state.browser.selected == path;
    const bool clicked = ImGui::InvisibleButton("entry", {width, height});
    const bool hovered = ImGui::IsItemHovered();
    const bool twice = hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (hovered || chosen) {
        list.AddRectFilled(at, {at.x + width, at.y + height},
                           packed(ui.theme->accent, chosen ? 0.22F : 0.12F), ui.px(4.0F));
    }
    const std::string size = entry.folder ? "folder" : file_size(entry.bytes);
    const ImVec2 size_px = text_size(ui.fonts.small, size);
    draw_text(list, entry.folder ? ui.fonts.strong : ui.fonts.body,
              {at.x + ui.px(8.0F), at.y + (height - ui.fonts.body.px) / 2}, packed(ui.theme->ink),
              elided(ui.fonts.strong, entry.name, width - size_px.x - ui.px(32.0F)));
    draw_text(list, ui.fonts.small,
              {at.x + width - size_px.x - ui.px(8.0F), at.y + (height - ui.fonts.small.px) / 2},
              packed(ui.theme->muted), size);
    if (entry.folder && clicked) {
        go_to(state, entry.path);
    } else if (twice) {
        open_path(state, path);
    } else if (clicked) {
        state.browser.selected = path;
        state.browser.path_text = path;
    }
}

void entry_list(const Ui& ui, ViewState& state, float height) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    ImGui::BeginChild("entries", {0.0F, height});
    const FolderList& list = state.browser.list;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        entry_row(ui, list.entries[i], state);
        ImGui::PopID();
    }
    if (list.entries.empty()) {
        muted(ui, state.browser.listing ? "Looking into the folder\xE2\x80\xA6"
                                        : "Nothing here that can be opened.");
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

}  // namespace

void open_dialog(const Ui& ui, ViewState& state) {
    const DialogWindow dialog(ui, state, Dialog::open, "Open", 680.0F, 520.0F);
    if (!dialog) {
        return;
    }
    if (ImGui::IsWindowAppearing()) {
        state.browser.take_focus = true;
    }
    if (state.browser.folder.empty() && !state.browser.listing) {
        std::error_code failure;
        go_to(state, std::filesystem::current_path(failure));
    }
    path_field(ui, state);
    place_links(ui, state);
    rule(ui);
    entry_list(ui, state, ImGui::GetContentRegionAvail().y - ui.px(48.0F));
    rule(ui);
    if (state.browser.selected.empty()) {
        muted(ui,
              state.browser.list.hidden_files == 0
                  ? "Choose a file."
                  : fmt::format(
                        "Choose a file. {} files of other kinds are not shown.",
                        text::integer(static_cast<std::int64_t>(state.browser.list.hidden_files))));
    } else if (primary_button(ui, "Open")) {
        open_path(state, state.browser.selected);
    }
}

}  // namespace zamin::viewer
