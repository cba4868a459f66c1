#include <imgui.h>

#include "viewer/panels/dialog_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

void unsaved_dialog(const Ui& ui, const Session& session, ViewState& state) {
    // Without an answer nothing else is done: what follows would mix with what was left.
    if (session.left) {
        state.dialog = Dialog::unsaved;
    } else if (state.dialog == Dialog::unsaved) {
        state.dialog = Dialog::none;
    }
    const DialogWindow dialog(ui, state, Dialog::unsaved, ui.tr("Work that was not saved"), 560.0F,
                              220.0F);
    if (!dialog || !session.left) {
        return;
    }
    const auto changes = static_cast<std::int64_t>(session.left->changes);
    paragraph(ui, ui.tr_n("When Zamin ended last time, {0} change of this project was not saved.",
                          "When Zamin ended last time, {0} changes of this project were not saved.",
                          changes, ui.integer(changes)));
    muted(ui, ui.tr("Taken back they are as they were, and can be saved; dropped they are gone."));
    ImGui::Dummy({0.0F, ui.px(4.0F)});
    if (primary_button(ui, ui.tr("Take them back"))) {
        state.ask(AnswerUnsaved{true});
        state.dialog = Dialog::none;
    }
    ImGui::SameLine();
    if (quiet_button(ui, ui.tr("Drop them"))) {
        state.ask(AnswerUnsaved{false});
        state.dialog = Dialog::none;
    }
}

}  // namespace zamin::viewer
