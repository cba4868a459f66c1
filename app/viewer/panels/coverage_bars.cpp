#include <fmt/format.h>

#include <algorithm>

#include "text/number.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float bar_row = 24.0F;
constexpr float two_line_bar_row = 36.0F;
constexpr float bar_height = 12.0F;

std::string bar_name(const Ui& ui, const Session& session, const Bar& bar) {
    return session.place_text(bar.district, bar.season, ui.words->language());
}

// What a bar's length stands for: hectares, or per cent of the denominator.
double bar_value(const Bar& bar, double area_ha, bool as_share) {
    if (!as_share) {
        return area_ha;
    }
    return bar.denominator_ha && *bar.denominator_ha > 0.0 ? 100.0 * area_ha / *bar.denominator_ha
                                                           : 0.0;
}

bool counted(const Session& session, const ViewState& state, const BarPart& part) {
    return !state.only_crop || session.crops().slot(part.crop) == *state.only_crop;
}

double shown_value(const Session& session, const ViewState& state, const Bar& bar) {
    double area_ha = 0.0;
    for (const BarPart& part : bar.parts) {
        area_ha += counted(session, state, part) ? part.area_ha : 0.0;
    }
    return bar_value(bar, area_ha, state.coverage.bars_as_share);
}

std::string value_text(const Ui& ui, double value, bool as_share) {
    return as_share ? ui.number(value, 1) : text::hectares(value, ui.words->language());
}

std::string bar_words(const Ui& ui, const Session& session, const ViewState& state,
                      const Bar& bar) {
    std::string words = bar_name(ui, session, bar);
    std::size_t left = 8;
    for (const BarPart& part : bar.parts) {
        if (!counted(session, state, part)) {
            continue;
        }
        if (left-- == 0) {
            words += "\n\xE2\x80\xA6";
            break;
        }
        words += "\n" + ui.tr("{0}: {1} ha", name_in(part.crop, *ui.words),
                              text::hectares(part.area_ha, ui.words->language()));
        if (bar.denominator_ha && *bar.denominator_ha > 0.0) {
            words +=
                fmt::format(", {} %", ui.number(100.0 * part.area_ha / *bar.denominator_ha, 1));
        }
    }
    return words;
}

struct BarPlace {
    float name = 0.0F;   // width of the names
    float value = 0.0F;  // width of the numbers
    double most = 1.0;   // value of the longest bar
};

float row_height(const Ui& ui, const Session& session, const Bar& bar, const BarPlace& place) {
    const bool fits = text_size(ui.fonts.small, bar_name(ui, session, bar)).x <= place.name;
    return ui.px(fits ? bar_row : two_line_bar_row);
}

void draw_bar(const Ui& ui, const Session& session, const ViewState& state, const Bar& bar,
              const BarPlace& place, ImVec2 at, ImVec2 size) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float width = size.x;
    const float middle = at.y + size.y / 2;
    const float text_y = std::round(middle - ui.fonts.small.px / 2);
    draw_name(ui, list, {at.x, middle}, place.name, bar_name(ui, session, bar));
    const float left = at.x + place.name + ui.px(8.0F);
    const float room = width - place.name - place.value - ui.px(16.0F);
    const float top = std::round(middle - ui.px(bar_height) / 2);
    const bool as_share = state.coverage.bars_as_share;
    double before = 0.0;
    for (const BarPart& part : bar.parts) {
        if (!counted(session, state, part)) {
            continue;
        }
        const double value = bar_value(bar, part.area_ha, as_share);
        const auto x0 = static_cast<float>(before / place.most) * room;
        const auto x1 = static_cast<float>((before + value) / place.most) * room;
        before += value;
        const ImVec2 from{left + x0, top};
        const ImVec2 to{left + std::max(x1, x0 + 0.5F), top + ui.px(bar_height)};
        const CropSlot slot = session.crops().slot(part.crop);
        if (slot == unknown_slot) {
            draw_hatch(list, from, to, packed(ui.theme->muted), ui.px(4.0F), ui.px(1.0F));
        } else {
            list.AddRectFilled(from, to, packed(crop_colour(slot, ui.theme->muted)));
        }
    }
    const std::string text = value_text(ui, shown_value(session, state, bar), as_share);
    draw_text(list, ui.fonts.small, {at.x + width - text_size(ui.fonts.small, text).x, text_y},
              packed(ui.theme->ink), text);
}

void bar_item(const Ui& ui, const Session& session, ViewState& state, const Bar& bar,
              const BarPlace& place) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{ImGui::GetContentRegionAvail().x, row_height(ui, session, bar, place)};
    if (ImGui::InvisibleButton("bar", size)) {
        state.ask(FlyToDistrict{bar.district});
    }
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) {
        state.next_hover.district = bar.district;
        explain(ui, bar_words(ui, session, state, bar));
    }
    if (hovered || state.hover.district == bar.district) {
        ImGui::GetWindowDrawList()->AddRectFilled({at.x - ui.px(6.0F), at.y},
                                                  {at.x + size.x, at.y + size.y},
                                                  packed(ui.theme->accent, 0.12F), ui.px(4.0F));
    }
    draw_bar(ui, session, state, bar, place, at, size);
}

void bars_head(const Ui& ui, const Session& session, ViewState& state) {
    const coverage::Coverage& coverage = *session.coverage;
    strong(ui, ui.tr("By district"));
    const float right = ImGui::GetWindowContentRegionMax().x;
    const float share_width = text_size(ui.fonts.small, "%").x;
    const float ha_width = text_size(ui.fonts.small, ui.tr("ha")).x;
    ImGui::SameLine(right - share_width - ha_width - ui.px(14.0F));
    if (small_link(ui, ui.tr("ha") + "##bars", !state.coverage.bars_as_share)) {
        state.coverage.bars_as_share = false;
    }
    explain(ui, ui.tr("Bars in hectares"));
    ImGui::SameLine(right - share_width);
    if (small_link(ui, "%##bars", state.coverage.bars_as_share)) {
        state.coverage.bars_as_share = true;
    }
    explain(ui, ui.tr("Bars in per cent {0}", ui.tr(phrase(coverage.options.denominator))));
}

}  // namespace

void coverage_bars(const Ui& ui, const Session& session, ViewState& state, float height) {
    std::vector<Bar> bars = bars_of(*session.coverage);
    std::stable_sort(bars.begin(), bars.end(), [&](const Bar& a, const Bar& b) {
        return shown_value(session, state, a) > shown_value(session, state, b);
    });
    bars_head(ui, session, state);
    BarPlace place;
    const float width = ImGui::GetContentRegionAvail().x;
    double most = 0.0;
    for (const Bar& bar : bars) {
        const double value = shown_value(session, state, bar);
        most = std::max(most, value);
        place.name = std::max(place.name, text_size(ui.fonts.small, bar_name(ui, session, bar)).x);
        place.value = std::max(
            place.value,
            text_size(ui.fonts.small, value_text(ui, value, state.coverage.bars_as_share)).x);
    }
    place.name = std::min(std::ceil(place.name), width * 0.34F);
    place.most = most > 0.0 ? most : 1.0;
    const float over = ui.px(8.0F);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() - over);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {over, 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    begin_padded_child("bars", {width + 2 * over, height});
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (shown_value(session, state, bars[i]) <= 0.0) {
            continue;
        }
        ImGui::PushID(static_cast<int>(i));
        bar_item(ui, session, state, bars[i], place);
        ImGui::PopID();
    }
    ImGui::EndChild();
    ImGui::PopStyleVar(2);
}

}  // namespace zamin::viewer
