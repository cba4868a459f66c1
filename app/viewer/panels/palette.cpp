#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "viewer/overloaded.hpp"
#include "viewer/palette_model.hpp"
#include "viewer/panels/dialog_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

void choose(ViewState& state, const Session& session, const PaletteItem& item) {
    state.dialog = Dialog::none;
    std::visit(Overloaded{
                   [&](Action action) { state.ask(Act{action}); },
                   [&](FeatureRef feature) {
                       choose_feature(state, session, feature);
                       state.ask(FlyToFeature{feature});
                   },
                   [&](const FlyToPlace& place) { state.ask(place); },
               },
               item.goal);
}

// True when clicked.
bool item_row(const Ui& ui, const PaletteItem& item, bool chosen) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(32.0F);
    const bool clicked = ImGui::InvisibleButton("item", {width, height});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (chosen || ImGui::IsItemHovered()) {
        list.AddRectFilled(at, {at.x + width, at.y + height},
                           packed(ui.theme->accent, chosen ? 0.18F : 0.10F), ui.px(4.0F));
    }
    if (chosen) {
        ImGui::SetScrollHereY(0.5F);
    }
    const float detail = text_size(ui.fonts.small, item.detail).x;
    draw_text(list, ui.fonts.body, {at.x + ui.px(10.0F), at.y + (height - ui.fonts.body.px) / 2},
              packed(ui.theme->ink),
              elided(ui.fonts.body, item.text, width - detail - ui.px(36.0F)));
    draw_text(list, ui.fonts.small,
              {at.x + width - detail - ui.px(10.0F), at.y + (height - ui.fonts.small.px) / 2},
              packed(ui.theme->muted), item.detail);
    return clicked;
}

bool query_field(const Ui& ui, ViewState& state) {
    if (ImGui::IsWindowAppearing()) {
        ImGui::SetKeyboardFocusHere();
    }
    ImGui::SetNextItemWidth(-1.0F);
    const std::string before = state.palette.text;
    const bool entered = ImGui::InputTextWithHint(
        "##query", ui.tr("A place, coordinates, or what you want to do").c_str(),
        &state.palette.text, ImGuiInputTextFlags_EnterReturnsTrue);
    if (state.palette.text != before) {
        state.palette.chosen = 0;
    }
    return entered;
}

}  // namespace

void palette(const Ui& ui, const Session& session, ViewState& state) {
    const DialogWindow dialog(ui, state, Dialog::palette, ui.tr("Search"), 600.0F, 460.0F);
    if (!dialog) {
        return;
    }
    const bool entered = query_field(ui, state);
    const std::vector<PaletteItem> items =
        palette_items(session, state.bookmarks, state.palette.text,
                      [&ui](const char* words) { return ui.tr(words); });
    const auto last = static_cast<int>(items.size()) - 1;
    const auto pressed = [](ImGuiKey_ key) {
        return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)) ? 1 : 0;
    };
    state.palette.chosen =
        std::clamp(state.palette.chosen + pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow),
                   0, std::max(last, 0));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    ImGui::BeginChild("items");
    for (int i = 0; i <= last; ++i) {
        ImGui::PushID(i);
        const PaletteItem& item = items[static_cast<std::size_t>(i)];
        const bool chosen = i == state.palette.chosen;
        if (item_row(ui, item, chosen) || (chosen && entered)) {
            choose(state, session, item);
        }
        ImGui::PopID();
    }
    if (items.empty()) {
        muted(ui, ui.tr("No place and no command has these letters."));
    }
    ImGui::EndChild();
    ImGui::PopStyleVar();
}

}  // namespace zamin::viewer
