#include <imgui.h>
#include <imgui_stdlib.h>

#include <filesystem>

#include "viewer/panels/dialog_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// A name that is free beside the file.
std::string beside(const std::filesystem::path& file) {
    std::error_code failure;
    for (int number = 2;; ++number) {
        const std::filesystem::path path =
            file.parent_path() / (file.stem().string() + "-" + std::to_string(number) + ".toml");
        if (!std::filesystem::exists(path, failure)) {
            return path.string();
        }
    }
}

// Beside the project's own file, or the first source that is a file.
std::string proposed_path(const Session& session) {
    if (!session.project.file.empty()) {
        return beside(session.project.file);
    }
    for (const LoadedLayer& layer : session.layers) {
        std::error_code failure;
        const std::filesystem::path path(layer.source.source.path);
        if (std::filesystem::exists(path, failure)) {
            return (std::filesystem::absolute(path, failure).parent_path() /
                    (path.stem().string() + ".toml"))
                .string();
        }
    }
    std::error_code failure;
    return (std::filesystem::current_path(failure) / "project.toml").string();
}

}  // namespace

void save_dialog(const Ui& ui, const Session& session, ViewState& state) {
    const DialogWindow dialog(ui, state, Dialog::save, ui.tr("Save the project"), 620.0F, 270.0F);
    if (!dialog) {
        return;
    }
    const std::string& why = state.save_question.why;
    if (ImGui::IsWindowAppearing()) {
        if (why.empty()) {
            state.save_path = proposed_path(session);
        }
        ImGui::SetKeyboardFocusHere();
    }
    if (!why.empty()) {
        paragraph(ui, ui.tr(why) + " " + ui.tr("Choose another name, or replace what is there."));
    }
    muted(ui, ui.tr("File of the project. It names the layers and how they are shown; the layers "
                    "themselves stay where they are and are never changed."));
    ImGui::SetNextItemWidth(-1.0F);
    const bool entered =
        ImGui::InputText("##path", &state.save_path, ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::Dummy({0.0F, ui.px(4.0F)});
    if (primary_button(ui, ui.tr("Save")) || entered) {
        state.save_question = {};
        state.ask(SaveProject{state.save_path});
        state.dialog = Dialog::none;
    }
    if (!why.empty() && state.save_path == state.save_question.file.string()) {
        ImGui::SameLine();
        if (quiet_button(ui, ui.tr("Replace it"))) {
            state.ask(SaveProject{state.save_question.file, true});
            state.save_question = {};
            state.dialog = Dialog::none;
        }
    }
}

}  // namespace zamin::viewer
