#include "text/number.hpp"
#include "viewer/panels/dialog_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

void open_path(ViewState& state, const std::string& path) {
    state.ask(OpenSources{{path}});
    state.dialog = Dialog::none;
    ImGui::CloseCurrentPopup();
}

}  // namespace

void open_dialog(const Ui& ui, ViewState& state) {
    const DialogWindow dialog(ui, state, Dialog::open, ui.tr("Open"), 680.0F, 520.0F);
    if (!dialog) {
        return;
    }
    const std::string chosen = file_browser(ui, state, ui.px(58.0F));
    rule(ui);
    if (!chosen.empty()) {
        open_path(state, chosen);
    } else if (!state.browser.selected.empty()) {
        if (primary_button(ui, ui.tr("Open"))) {
            open_path(state, state.browser.selected);
        }
    } else if (state.browser.list.hidden_files == 0) {
        muted(ui, ui.tr("Choose a file."));
    } else {
        const auto hidden = static_cast<std::int64_t>(state.browser.list.hidden_files);
        muted(ui, ui.tr("Choose a file. {0} files of other kinds are not shown.",
                        text::integer(hidden, state.language)));
    }
}

}  // namespace zamin::viewer
