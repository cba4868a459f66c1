#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float card_width = 420.0F;
constexpr float least_width = 280.0F;  // of the part of the map that a note is laid on
constexpr std::size_t most_cards = 3;

// Returns the height that the card took.
float note_card(const Ui& ui, const Note& note, ImVec2 at, float width, ViewState& state) {
    const std::string text = ui.words->say(note.text);
    const float text_height =
        ui.fonts.body.font
            ->CalcTextSizeA(ui.fonts.body.px, FLT_MAX, width - ui.px(32.0F), text.c_str())
            .y;
    const float height = text_height + ui.fonts.strong.px + ui.px(68.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(6.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4(ui.theme->raised));
    PanelLook look;
    look.on_top = true;
    {
        const std::string id = fmt::format("note {}", note.id);
        const PanelWindow window(ui, id.c_str(), {at.x, at.y, width, height}, look);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.PushClipRectFullScreen();
        list.AddRectFilled({at.x + 1.0F, at.y + ui.px(6.0F)},
                           {at.x + ui.px(4.0F), at.y + height - ui.px(6.0F)},
                           packed(ui.theme->select));
        list.PopClipRect();
        strong(ui, ui.words->say(note.title));
        paragraph(ui, text);
        if (small_link(ui, ui.tr("Dismiss"))) {
            state.ask(DismissNote{note.id});
        }
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    return height;
}

}  // namespace

void note_cards(const Ui& ui, const Session& session, ViewState& state) {
    if (!state.notes_open || session.notes.empty()) {
        return;
    }
    // Beside the card of what is selected, where there is room for both.
    Rect map = ui.layout.map;
    const float card = ui.px(identify_card_width + 12.0F);
    const bool card_shown = state.selected || state.drawing.chosen != 0;
    if (card_shown && !shows_page(state) && map.w - card > ui.px(least_width)) {
        map.x += card;
        map.w -= card;
    }
    const float width = std::min(ui.px(card_width), map.w - ui.px(24.0F));
    // Below the words of the tools.
    const float below = shows_page(state) ? 12.0F : (state.drawing_bar ? 90.0F : 54.0F);
    ImVec2 at{std::round(map.x + (map.w - width) / 2), map.y + ui.px(below)};
    const std::size_t shown = std::min(session.notes.size(), most_cards);
    // The newest on top.
    for (std::size_t i = 0; i < shown; ++i) {
        const Note& note = session.notes[session.notes.size() - 1 - i];
        at.y += note_card(ui, note, at, width, state) + ui.px(8.0F);
    }
}

}  // namespace zamin::viewer
