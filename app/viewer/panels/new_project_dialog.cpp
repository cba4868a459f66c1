#include <imgui.h>
#include <imgui_stdlib.h>

#include <filesystem>

#include "viewer/panels/dialog_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// "1 Plots   2 Districts   3 Columns", the present step strong.
void step_names(const Ui& ui, int step) {
    const std::array<std::string, 3> names = {ui.tr("1  Plots"), ui.tr("2  Districts"),
                                              ui.tr("3  Columns")};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    float x = at.x;
    for (int i = 0; i < 3; ++i) {
        const Face& face = i == step ? ui.fonts.strong : ui.fonts.body;
        const Colour colour = i == step ? ui.theme->accent : ui.theme->muted;
        draw_text(*ImGui::GetWindowDrawList(), face, {x, at.y}, packed(colour),
                  names[static_cast<std::size_t>(i)]);
        x += text_size(face, names[static_cast<std::size_t>(i)]).x + ui.px(28.0F);
    }
    ImGui::Dummy({0.0F, ui.px(24.0F)});
}

void file_step(const Ui& ui, ViewState& state, const std::string& words, std::string& path) {
    paragraph(ui, words);
    const std::string chosen = file_browser(ui, state, ui.px(64.0F));
    rule(ui);
    const std::string file = chosen.empty() ? state.browser.selected : chosen;
    if (!file.empty() && (primary_button(ui, ui.tr("Next")) || !chosen.empty())) {
        path = file;
        state.browser.selected.clear();
        ++state.new_project.step;
        if (state.new_project.step == 2) {
            state.ask(MakeProject{state.new_project.title, state.new_project.plots,
                                  state.new_project.districts});
        }
    } else if (file.empty()) {
        ImGui::AlignTextToFramePadding();
        muted(ui, ui.tr("Choose a file."));
    }
    if (state.new_project.step == 1) {
        ImGui::SameLine(0.0F, ui.px(12.0F));
        if (quiet_button(ui, ui.tr("Back"))) {
            state.new_project.step = 0;
        }
    }
}

void columns_step(const Ui& ui, const Session& session, ViewState& state) {
    const bool there =
        session.of_role("plots") != nullptr && session.of_role("districts") != nullptr;
    if (!there) {
        paragraph(ui, ui.tr("Reading the two files\xE2\x80\xA6"));
        muted(ui, ui.tr("If one of them cannot be read, a note says why."));
        if (quiet_button(ui, ui.tr("Back"))) {
            state.new_project.step = 0;
        }
        return;
    }
    paragraph(ui, ui.tr("These columns were found. Correct what is wrong; the coverage is computed "
                        "at once."));
    ImGui::BeginChild("columns", {0.0F, ImGui::GetContentRegionAvail().y - ui.px(58.0F)});
    coverage_settings(ui, session, state);
    ImGui::EndChild();
    rule(ui);
    if (primary_button(ui, ui.tr("Save the project\xE2\x80\xA6"))) {
        state.dialog = Dialog::save;
    }
    ImGui::SameLine(0.0F, ui.px(12.0F));
    if (quiet_button(ui, ui.tr("Later"))) {
        state.dialog = Dialog::none;
    }
}

}  // namespace

void new_project_dialog(const Ui& ui, const Session& session, ViewState& state) {
    const DialogWindow dialog(ui, state, Dialog::new_project, ui.tr("New project"), 680.0F, 560.0F);
    if (!dialog) {
        return;
    }
    NewProjectView& view = state.new_project;
    step_names(ui, view.step);
    if (view.step == 0) {
        file_step(ui, state,
                  ui.tr("The file with the plots: their boundaries, and a column with the crop."),
                  view.plots);
    } else if (view.step == 1) {
        file_step(ui, state,
                  ui.tr("The file with the districts: their boundaries, and a column with the "
                        "name."),
                  view.districts);
    } else {
        columns_step(ui, session, state);
    }
}

}  // namespace zamin::viewer
