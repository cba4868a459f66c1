// Where the files of a project are now, when they are not where it says.
#include <imgui.h>

#include <filesystem>
#include <set>

#include "viewer/moved_view.hpp"
#include "viewer/panels/dialog_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t most_lines = 4;

// Each file once, however many layers of it are used.
void missing_lines(const Ui& ui, const MovedView& moved) {
    std::set<std::string> paths;
    for (const project::MissingFile& file : moved.missing) {
        paths.insert(file.path);
    }
    std::size_t shown = 0;
    for (const std::string& path : paths) {
        if (shown++ < most_lines) {
            muted(ui, path);
        }
    }
    if (paths.size() > most_lines) {
        muted(ui, ui.tr("and {0} more", paths.size() - most_lines));
    }
}

// The folder that is looked into: a file stands for the one it lies in.
std::filesystem::path chosen_folder(const ViewState& state, const std::string& entered) {
    const std::string file = entered.empty() ? state.browser.selected : entered;
    return file.empty() ? state.browser.folder : std::filesystem::path(file).parent_path();
}

}  // namespace

void moved_dialog(const Ui& ui, ViewState& state) {
    if (state.dialog != Dialog::moved) {
        state.moved.reset();
    }
    const DialogWindow dialog(ui, state, Dialog::moved, ui.tr("Where are the files?"), 720.0F,
                              580.0F);
    if (!dialog || !state.moved) {
        return;
    }
    MovedView& moved = *state.moved;
    paragraph(ui, ui.tr("Files of this project are not where they were. Go to the folder that one "
                        "of them is in now; all that lie there or in folders inside it are found "
                        "together, and the project remembers it."));
    missing_lines(ui, moved);
    const std::string entered =
        file_browser(ui, state, ui.px(moved.looked_in_vain ? 82.0F : 58.0F));
    rule(ui);
    if (moved.looking) {
        muted(ui, ui.tr("Looking into the folder\xE2\x80\xA6"));
        return;
    }
    if (moved.looked_in_vain) {
        muted(ui, ui.tr("None of them is there."));
    }
    if (primary_button(ui, ui.tr("Look here")) || !entered.empty()) {
        state.ask(FindMoved{chosen_folder(state, entered)});
    }
    ImGui::SameLine(0.0F, ui.px(12.0F));
    if (quiet_button(ui, ui.tr("Open without them"))) {
        state.ask(OpenWithGaps{});
    }
}

}  // namespace zamin::viewer
