#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "viewer/panels/drawing_parts.hpp"
#include "viewer/panels/number_field.hpp"
#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using project::Drawing;
using project::DrawingKind;

std::string title_of(const Ui& ui, DrawingKind kind) {
    switch (kind) {
        case DrawingKind::site:
            return ui.tr("A site for a centre");
        case DrawingKind::note:
            return ui.tr("A note");
        default:
            return ui.tr("An outline");
    }
}

float card_height(DrawingKind kind) {
    switch (kind) {
        case DrawingKind::site:
            return 300.0F;
        case DrawingKind::note:
            return 184.0F;
        default:
            return 216.0F;
    }
}

bool text_field(const Ui& ui, const char* id, const std::string& label, std::string& text) {
    muted(ui, label);
    ImGui::SetNextItemWidth(-1.0F);
    ImGui::InputText(id, &text);
    return ImGui::IsItemDeactivatedAfterEdit();
}

// By the crops' names; a word of a file that is none of them stays to choose.
bool crop_choice(const Ui& ui, const Session& session, std::string& commodity) {
    std::vector<std::string> crops = commodities(session);
    crops.insert(crops.begin(), "");
    if (std::ranges::find(crops, commodity) == crops.end()) {
        crops.push_back(commodity);
    }
    std::vector<std::string> names;
    for (const std::string& crop : crops) {
        names.push_back(crop.empty() ? ui.tr("any crop") : name_in(crop, *ui.words));
    }
    const auto now = std::ranges::find(crops, commodity) - crops.begin();
    std::string chosen = names[static_cast<std::size_t>(now)];
    if (!choice(ui, ui.tr("Crop that it takes"), names, chosen, "")) {
        return false;
    }
    commodity = crops[static_cast<std::size_t>(std::ranges::find(names, chosen) - names.begin())];
    return true;
}

// True when a field was left with another content.
bool site_fields(const Ui& ui, const Session& session, Drawing& site) {
    bool changed = text_field(ui, "##name", ui.tr("Name"), site.text);
    muted(ui, ui.tr("Capacity, tonnes a season; 0 is not said"));
    double capacity_t = site.capacity_t.value_or(0.0);
    ImGui::SetNextItemWidth(ui.px(120.0F));
    number_field(ui, "##capacity", 0, capacity_t);
    site.capacity_t = capacity_t > 0.0 ? std::optional(capacity_t) : std::nullopt;
    changed = ImGui::IsItemDeactivatedAfterEdit() || changed;
    return crop_choice(ui, session, site.commodity) || changed;
}

bool note_field(const Ui& ui, Drawing& note) {
    ImGui::InputTextMultiline("##note", &note.text, {-1.0F, ui.px(92.0F)});
    return ImGui::IsItemDeactivatedAfterEdit();
}

bool area_fields(const Ui& ui, const Session& session, const ViewState& state, Drawing& area) {
    strong(ui, measured(ui, session, points_m(session, as_shown(state, state.drawing.chosen, area)),
                        true));
    muted(ui, ui.tr("Drag a corner; right-click takes it away."));
    return text_field(ui, "##name", ui.tr("Name"), area.text);
}

void foot(const Ui& ui, ViewState& state) {
    if (small_link(ui, ui.tr("Delete"))) {
        state.ask(Act{Action::delete_drawing});
    }
    ImGui::SameLine(0.0F, ui.px(16.0F));
    if (small_link(ui, ui.tr("Close"))) {
        state.drawing.chosen = 0;
    }
}

}  // namespace

void drawing_card(const Ui& ui, const Session& session, ViewState& state) {
    DrawingView& view = state.drawing;
    const Drawing* drawing = session.drawings.find(view.chosen);
    if (drawing == nullptr || !state.drawings_shown || shows_page(state)) {
        return;
    }
    if (view.edited != view.chosen) {
        view.edited = view.chosen;
        view.edit = *drawing;
    }
    view.edit.points = drawing->points;
    const Rect map = ui.layout.map;
    const float margin = ui.px(12.0F);
    const float left = ui.layout.narrow ? std::max(map.x, ui.layout.left.right()) : map.x;
    const float top = card_top(ui, left + margin);
    const Rect card{left + margin, top,
                    std::min(ui.px(identify_card_width) - margin, map.w - 2 * margin),
                    std::min(ui.px(card_height(drawing->kind)), map.bottom() - margin - top)};
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(6.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4(ui.theme->raised));
    PanelLook look;
    look.scrolls = true;
    look.on_top = true;
    {
        const PanelWindow window(ui, "drawing", card, look);
        strong(ui, title_of(ui, drawing->kind));
        if (view.take_focus) {
            view.take_focus = false;
            ImGui::SetKeyboardFocusHere();
        }
        bool changed = false;
        switch (drawing->kind) {
            case DrawingKind::site:
                changed = site_fields(ui, session, view.edit);
                break;
            case DrawingKind::note:
                changed = note_field(ui, view.edit);
                break;
            case DrawingKind::area:
                changed = area_fields(ui, session, state, view.edit);
                break;
        }
        if (changed) {
            state.ask(EditDrawing{view.chosen, view.edit});
        }
        foot(ui, state);
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace zamin::viewer
