#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "text/number.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

void go_to(ViewState& state, const std::filesystem::path& folder) {
    state.browser.selected.clear();
    state.browser.listing = true;
    state.ask(ListFolder{folder});
}

// A folder is entered, anything else is chosen.
std::string followed(ViewState& state, const std::string& text) {
    std::error_code failure;
    if (std::filesystem::is_directory(text, failure)) {
        go_to(state, text);
        return {};
    }
    return text;
}

std::string path_field(const Ui& ui, ViewState& state) {
    muted(ui, ui.tr("File, folder or database"));
    ImGui::SetNextItemWidth(-1.0F);
    if (state.browser.take_focus && !state.browser.listing) {
        state.browser.take_focus = false;
        ImGui::SetKeyboardFocusHere();
    }
    if (ImGui::InputText(
            "##path", &state.browser.path_text,
            ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll)) {
        return followed(state, state.browser.path_text);
    }
    return {};
}

void place_links(const Ui& ui, ViewState& state) {
    const std::filesystem::path parent = state.browser.folder.parent_path();
    if (!parent.empty() && parent != state.browser.folder) {
        if (small_link(ui, ui.tr("Up one folder"))) {
            go_to(state, parent);
        }
        ImGui::SameLine(0.0F, ui.px(16.0F));
    }
    for (const Place& place : places()) {
        if (small_link(ui, ui.tr(place.name))) {
            go_to(state, place.folder);
        }
        ImGui::SameLine(0.0F, ui.px(16.0F));
    }
    ImGui::NewLine();
}

// True when it was chosen by a double click.
bool entry_row(const Ui& ui, const FolderEntry& entry, ViewState& state) {
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
    const std::string size = entry.folder ? ui.tr("folder") : file_size(entry.bytes, *ui.words);
    const ImVec2 size_px = text_size(ui.fonts.small, size);
    draw_text(list, entry.folder ? ui.fonts.strong : ui.fonts.body,
              {at.x + ui.px(8.0F), at.y + (height - ui.fonts.body.px) / 2}, packed(ui.theme->ink),
              elided(ui.fonts.strong, entry.name, width - size_px.x - ui.px(32.0F)));
    draw_text(list, ui.fonts.small,
              {at.x + width - size_px.x - ui.px(8.0F), at.y + (height - ui.fonts.small.px) / 2},
              packed(ui.theme->muted), size);
    if (entry.folder && clicked) {
        go_to(state, entry.path);
    } else if (clicked) {
        state.browser.selected = path;
        state.browser.path_text = path;
    }
    return twice && !entry.folder;
}

std::string entry_list(const Ui& ui, ViewState& state, float height) {
    std::string chosen;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    ImGui::BeginChild("entries", {0.0F, height});
    const FolderList& list = state.browser.list;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        if (entry_row(ui, list.entries[i], state)) {
            chosen = list.entries[i].path.string();
        }
        ImGui::PopID();
    }
    if (list.entries.empty()) {
        muted(ui, state.browser.listing ? ui.tr("Looking into the folder\xE2\x80\xA6")
                                        : ui.tr("Nothing here that can be opened."));
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
    return chosen;
}

}  // namespace

std::string file_browser(const Ui& ui, ViewState& state, float below_px) {
    if (ImGui::IsWindowAppearing()) {
        state.browser.take_focus = true;
    }
    if (state.browser.folder.empty() && !state.browser.listing) {
        std::error_code failure;
        go_to(state, std::filesystem::current_path(failure));
    }
    const std::string typed = path_field(ui, state);
    place_links(ui, state);
    rule(ui);
    const std::string clicked = entry_list(ui, state, ImGui::GetContentRegionAvail().y - below_px);
    return typed.empty() ? clicked : typed;
}

}  // namespace zamin::viewer
