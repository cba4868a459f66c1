#include <array>
#include <cfloat>
#include <span>

#include "core/msgid.hpp"
#include "viewer/actions.hpp"
#include "viewer/panels/dialog_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

struct HelpLine {
    const char* doing;
    const char* by;
};

constexpr std::array mouse_help = {
    HelpLine{msgid("Move the map"), msgid("Drag it, or the arrow keys")},
    HelpLine{msgid("Nearer, further"), msgid("Wheel at the cursor")},
    HelpLine{msgid("See what a plot is"), msgid("Click it")},
    HelpLine{msgid("Show one crop alone"), msgid("Click it in the legend")},
    HelpLine{msgid("Go to a district"), msgid("Click its row or its bar")},
    HelpLine{msgid("Order of the layers"), msgid("Drag a layer in the list")},
    HelpLine{msgid("Change what a layer is for"), msgid("Click the dots beside it")},
    HelpLine{msgid("Move what is drawn"), msgid("Drag it, or a corner of it; Esc lets go")},
    HelpLine{msgid("Draw beside a corner or an edge"), msgid("Shift, else points settle on it")},
    HelpLine{msgid("Open files"), msgid("Drop them on the window")},
};

void line(const Ui& ui, const std::string& doing, const std::string& by, float column) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float room = column - ui.px(8.0F);
    const char* words = doing.c_str();
    list.AddText(ui.fonts.body.font, ui.fonts.body.px, at, packed(ui.theme->ink), words, nullptr,
                 room);
    const float height =
        ui.fonts.body.font->CalcTextSizeA(ui.fonts.body.px, FLT_MAX, room, words).y;
    draw_text(list, ui.fonts.body, {at.x + column, at.y}, packed(ui.theme->muted),
              elided(ui.fonts.body, by, width - column));
    ImGui::Dummy({0.0F, height + ui.px(14.0F) - ui.fonts.body.px});
}

// What a hand does needs more words than a key: they stand below.
void hand_line(const Ui& ui, const std::string& doing, const std::string& by) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_text(*ImGui::GetWindowDrawList(), ui.fonts.body, at, packed(ui.theme->ink), doing);
    ImGui::Dummy({0.0F, ui.px(12.0F)});
    muted(ui, by);
}

void group(const Ui& ui, const char* title, ActionGroup of) {
    strong(ui, ui.tr(title));
    for (const ActionEntry& entry : all_actions()) {
        if (entry.group == of && *entry.keys != '\0') {
            line(ui, ui.tr(entry.words), entry.keys,
                 ImGui::GetContentRegionAvail().x - ui.px(86.0F));
        }
    }
    ImGui::Dummy({0.0F, ui.px(4.0F)});
}

}  // namespace

void help_dialog(const Ui& ui, ViewState& state) {
    const DialogWindow dialog(ui, state, Dialog::help, ui.tr("Help"), 1180.0F, 680.0F);
    if (!dialog) {
        return;
    }
    const float foot = ui.px(72.0F);
    const float gap = ui.px(28.0F);
    const float column = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
    const float height = ImGui::GetContentRegionAvail().y - foot;
    ImGui::BeginChild("hand", {column, height});
    strong(ui, ui.tr("With the mouse"));
    for (const HelpLine& help : mouse_help) {
        hand_line(ui, ui.tr(help.doing), ui.tr(help.by));
    }
    ImGui::EndChild();
    ImGui::SameLine(0.0F, gap);
    ImGui::BeginChild("map", {column, height});
    group(ui, msgid("Map"), ActionGroup::map);
    ImGui::EndChild();
    ImGui::SameLine(0.0F, gap);
    ImGui::BeginChild("window", {column, height});
    group(ui, msgid("Jobs"), ActionGroup::jobs);
    group(ui, msgid("Project"), ActionGroup::project);
    group(ui, msgid("Window"), ActionGroup::window);
    ImGui::EndChild();
    rule(ui);
    muted(ui,
          ui.tr("Areas are ellipsoidal hectares. Land whose crop is not known is hatched and "
                "counted as unknown; a share always says what it is a share of. Files are read, "
                "never changed."));
}

}  // namespace zamin::viewer
