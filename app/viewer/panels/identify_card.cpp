#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "viewer/identity.hpp"
#include "viewer/panels/panel_window.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/role_title.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float card_width = identify_card_width - 12.0F;

void title_line(const Ui& ui, const Identity& identity, const LoadedLayer& layer,
                ViewState& state) {
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_text(list, ui.fonts.heading, at, packed(ui.theme->ink),
              elided(ui.fonts.heading, identity.title, width - ui.px(28.0F)));
    ImGui::SetCursorScreenPos({at.x + width - ui.px(20.0F), at.y});
    if (icon_button(ui, "close", Icon::close, ui.tr("Close (Esc)"))) {
        state.selected.reset();
    }
    ImGui::SetCursorScreenPos({at.x, at.y + ui.px(28.0F)});
    const std::filesystem::path file(layer.source.source.path);
    muted(ui, fmt::format("{}, {}", shown_title(ui, layer), file.filename().string()));
}

void area_line(const Ui& ui, const Identity& identity) {
    if (!identity.has_area) {
        return;
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (!identity.area_ha) {
        muted(ui, ui.tr("Measuring the area\xE2\x80\xA6"));
        return;
    }
    const int decimals = *identity.area_ha >= 1000.0 ? 0 : (*identity.area_ha >= 10.0 ? 2 : 3);
    const std::string value = ui.number(*identity.area_ha, decimals);
    draw_text(list, ui.fonts.number, at, packed(ui.theme->ink), value);
    draw_text(list, ui.fonts.small,
              {at.x + text_size(ui.fonts.number, value).x + ui.px(5.0F),
               at.y + (ui.fonts.number.px - ui.fonts.small.px) * baseline_share},
              packed(ui.theme->muted), ui.tr("ha, on the ellipsoid"));
    ImGui::Dummy({0.0F, ui.fonts.number.px});
}

void crop_line(const Ui& ui, const Identity& identity) {
    if (!identity.crop_slot) {
        return;
    }
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float top = at.y + ui.px(5.0F);
    draw_swatch(ui, list, {at.x, top}, {at.x + ui.px(20.0F), top + ui.px(12.0F)},
                *identity.crop_slot);
    draw_text(list, ui.fonts.body, {at.x + ui.px(28.0F), at.y + ui.px(2.0F)}, packed(ui.theme->ink),
              elided(ui.fonts.body, name_in(identity.crop, *ui.words),
                     ImGui::GetContentRegionAvail().x - ui.px(28.0F)));
    ImGui::Dummy({0.0F, ui.px(20.0F)});
}

// Of the column of names; the values have the rest.
float names_width(const Ui& ui, const Identity& identity, float width) {
    float names = 0.0F;
    for (const auto& [name, value] : identity.fields) {
        names = std::max(names, text_size(ui.fonts.small, name).x);
    }
    return std::min(names + ui.px(12.0F), width * 0.55F);
}

void field_lines(const Ui& ui, const Identity& identity) {
    const float names = names_width(ui, identity, ImGui::GetContentRegionAvail().x);
    const ScopedFace face(ui.fonts.small);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, ui.px(4.0F)});
    for (const auto& [name, value] : identity.fields) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_text(*ImGui::GetWindowDrawList(), ui.fonts.small, {at.x, at.y},
                  packed(ui.theme->muted), elided(ui.fonts.small, name, names - ui.px(8.0F)));
        ImGui::SetCursorScreenPos({at.x + names, at.y});
        ImGui::PushTextWrapPos(0.0F);
        ImGui::TextUnformatted(value.data(), value.data() + value.size());
        ImGui::PopTextWrapPos();
    }
    ImGui::PopStyleVar();
}

void problem_lines(const Ui& ui, const Identity& identity) {
    if (identity.problems.empty()) {
        return;
    }
    rule(ui);
    strong(ui, ui.tr("Found while reading"));
    for (const Problem& problem : identity.problems) {
        muted(ui, problem_sentence(problem, *ui.words));
    }
}

// Height of the card without its fields' scrolling.
float card_height(const Ui& ui, const Identity& identity) {
    float height = 28.0F + 28.0F + 24.0F;
    height += identity.has_area ? 40.0F : 0.0F;
    height += identity.crop_slot ? 28.0F : 0.0F;
    const float width = ui.px(card_width - 32.0F);
    const float values = width - names_width(ui, identity, width);
    for (const auto& [name, value] : identity.fields) {
        const float more_lines = std::floor(text_size(ui.fonts.small, value).x / values);
        height += 21.0F + 17.0F * more_lines;
    }
    height += 32.0F;
    height += identity.problems.empty()
                  ? 0.0F
                  : 52.0F + 68.0F * static_cast<float>(identity.problems.size());
    return ui.px(height);
}

}  // namespace

void identify_card(const Ui& ui, const Session& session, ViewState& state) {
    if (!state.selected || shows_page(state)) {
        return;
    }
    const LoadedLayer* layer = session.find(state.selected->layer);
    if (layer == nullptr || state.selected->feature >= layer->layer->size()) {
        state.selected.reset();
        return;
    }
    const Identity identity = identity_of(*layer, state.selected->feature, *ui.words);
    const Rect map = ui.layout.map;
    const float margin = ui.px(12.0F);
    const float left = ui.layout.narrow ? std::max(map.x, ui.layout.left.right()) : map.x;
    const float top = card_top(ui, left + margin);
    const Rect card{left + margin, top, std::min(ui.px(card_width), map.w - 2 * margin),
                    std::min(card_height(ui, identity), map.bottom() - margin - top)};
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(6.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4(ui.theme->raised));
    PanelLook look;
    look.scrolls = true;
    look.on_top = true;
    {
        const PanelWindow window(ui, "feature", card, look);
        title_line(ui, identity, *layer, state);
        area_line(ui, identity);
        crop_line(ui, identity);
        rule(ui);
        field_lines(ui, identity);
        problem_lines(ui, identity);
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace zamin::viewer
