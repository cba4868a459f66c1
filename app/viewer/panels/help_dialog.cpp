#include <array>

#include "viewer/panels/dialog_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

struct HelpLine {
    const char* doing;
    const char* by;
};

constexpr std::array map_help = {
    HelpLine{"Move the map", "Drag it, or the arrow keys"},
    HelpLine{"Nearer, further", "Wheel at the cursor, or + and \xE2\x80\x93"},
    HelpLine{"Show everything", "F or Home"},
    HelpLine{"See what a plot is", "Click it"},
    HelpLine{"Show one crop alone", "Click it in the legend"},
    HelpLine{"Go to a district", "Click its row or its bar"},
    HelpLine{"Change the order of layers", "Drag a layer in the list"},
    HelpLine{"Change what a layer is for", "Right-click it, or the dots beside it"},
};
constexpr std::array window_help = {
    HelpLine{"Open files", "Ctrl+O, or drop them on the window"},
    HelpLine{"Light or dark", "F8"},
    HelpLine{"Close a card or dialog", "Esc"},
    HelpLine{"This page", "F1 or ?"},
};

void lines(const Ui& ui, std::span<const HelpLine> help) {
    const float column = ui.px(210.0F);
    for (const HelpLine& line : help) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        draw_text(list, ui.fonts.body, at, packed(ui.theme->ink), line.doing);
        draw_text(list, ui.fonts.body, {at.x + column, at.y}, packed(ui.theme->muted), line.by);
        ImGui::Dummy({0.0F, ui.px(18.0F)});
    }
}

}  // namespace

void help_dialog(const Ui& ui, ViewState& state) {
    const DialogWindow dialog(ui, state, Dialog::help, "Help", 560.0F, 500.0F);
    if (!dialog) {
        return;
    }
    strong(ui, "Map");
    lines(ui, map_help);
    ImGui::Dummy({0.0F, ui.px(4.0F)});
    strong(ui, "Window");
    lines(ui, window_help);
    rule(ui);
    muted(ui,
          "Areas are ellipsoidal hectares. Land whose crop is not known is hatched and counted "
          "as unknown; a share always says what it is a share of. Files are read, never "
          "changed.");
}

}  // namespace zamin::viewer
