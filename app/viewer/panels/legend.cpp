#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viewer/field_title.hpp"
#include "viewer/map_scene.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/role_title.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float legend_row_height = 26.0F;
constexpr float sign_width = 20.0F;
constexpr float sign_height = 12.0F;

std::string entry_text(const Ui& ui, const LegendEntry& entry) {
    if (entry.slot == unknown_slot) {
        return ui.tr("Unknown");
    }
    if (entry.slot == other_slot) {
        const auto crops = static_cast<std::int64_t>(entry.crops.size());
        return ui.tr("Other ({0})",
                     crops == 1 ? name_in(entry.crops.front(), *ui.words)
                                : ui.tr_n("{0} crop", "{0} crops", crops, ui.integer(crops)));
    }
    std::string text;
    for (const std::string& crop : entry.crops) {
        text += text.empty() ? name_in(crop, *ui.words) : ", " + ui.tr(crop);
    }
    return text;
}

std::string entry_words(const Ui& ui, const LegendEntry& entry, bool chosen) {
    std::string crops;
    for (const std::string& crop : entry.crops) {
        crops += (crops.empty() ? "" : ", ") + (crop.empty() ? ui.tr("no entry") : ui.tr(crop));
    }
    return ui.tr_n("{0}: {1} plot.", "{0}: {1} plots.", entry.plots, crops,
                   ui.integer(entry.plots)) +
           "\n" +
           (chosen ? ui.tr("Click to show all crops again.")
                   : ui.tr("Click to show this crop alone."));
}

void crop_row(const Ui& ui, const LegendEntry& entry, ViewState& state) {
    const float height = ui.px(legend_row_height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool chosen = state.only_crop == entry.slot;
    ImGui::PushID(entry.slot);
    if (ImGui::InvisibleButton("crop", {width, height})) {
        state.only_crop = chosen ? std::nullopt : std::optional<CropSlot>(entry.slot);
    }
    ImGui::PopID();
    const bool hovered = ImGui::IsItemHovered();
    explain(ui, entry_words(ui, entry, chosen));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float top = std::round(at.y + (height - ui.px(sign_height)) / 2);
    draw_swatch(ui, list, {at.x, top}, {at.x + ui.px(sign_width), top + ui.px(sign_height)},
                entry.slot);
    const std::string count = ui.integer(entry.plots);
    const ImVec2 count_size = text_size(ui.fonts.small, count);
    const float text_x = at.x + ui.px(sign_width + 8.0F);
    const bool faded = state.only_crop && !chosen;
    const ImU32 colour =
        packed(hovered || chosen ? ui.theme->accent : (faded ? ui.theme->muted : ui.theme->ink));
    draw_text(list, chosen ? ui.fonts.strong : ui.fonts.body,
              {text_x, at.y + (height - ui.fonts.body.px) / 2}, colour,
              elided(ui.fonts.body, entry_text(ui, entry),
                     at.x + width - count_size.x - ui.px(8.0F) - text_x));
    draw_text(list, ui.fonts.small,
              {at.x + width - count_size.x, at.y + (height - ui.fonts.small.px) / 2},
              packed(ui.theme->muted), count);
}

void crops_legend(const Ui& ui, const LoadedLayer& plots, ViewState& state) {
    const CropScheme& scheme = plots.crops.scheme;
    muted(ui,
          plots.crops.column.empty()
              ? ui.tr("Plots. No column holds their crop; choose one in the settings of Coverage.")
              : ui.tr("Plots by crop (column {0}), number of plots", plots.crops.column));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    for (const LegendEntry& entry : scheme.legend) {
        crop_row(ui, entry, state);
    }
    ImGui::PopStyleVar();
    if (scheme.has_other()) {
        muted(ui, ui.tr("Nine crops have a colour of their own; the rest is \"other\"."));
    }
}

// The line, sign or fill of a layer that is not coloured by crop.
void layer_sign(const Ui& ui, const LoadedLayer& layer, ViewState& state) {
    const float height = ui.px(legend_row_height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    ImGui::Dummy({width, height});
    ImGui::PopStyleVar();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const MapStyle style = shown_style(layer, state, *ui.theme, ui.scale, near_metres_per_px);
    const float y = std::round(at.y + height / 2);
    const float right = at.x + ui.px(sign_width);
    const ImU32 line = packed(style.outline);
    if (layer.kind == GeometryKind::point) {
        const Colour fill = style.fills.empty() ? style.outline : style.fills.front();
        const ImVec2 c{at.x + ui.px(sign_width) / 2, y};
        const float r = style.point_px / 2;
        if (style.sign == PointSign::square) {
            list.AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, packed(fill));
        } else {
            list.AddCircleFilled(c, r, packed(fill));
        }
    } else if (style.dashed) {
        for (float x = at.x; x < right; x += ui.px(8.0F)) {
            list.AddLine({x, y}, {x + ui.px(5.0F), y}, line, style.outline_px);
        }
    } else {
        list.AddLine({at.x, y}, {right, y}, line, style.outline_px);
    }
    draw_text(list, ui.fonts.body,
              {at.x + ui.px(sign_width + 8.0F), at.y + (height - ui.fonts.body.px) / 2},
              packed(ui.theme->ink),
              elided(ui.fonts.body, shown_title(ui, layer), width - ui.px(sign_width + 8.0F)));
}

// Of a category or a class of numbers, in the reader's language.
std::string class_text(const Ui& ui, const LoadedLayer& layer, const std::string& text) {
    if (layer.source.style.by == StyleBy::category) {
        return value_text(layer, layer.source.style.column, text, *ui.words);
    }
    constexpr std::string_view at_most = "\xE2\x89\xA4 ";
    std::string numbers =
        text.starts_with(at_most) ? ui.tr("up to {0}", text.substr(at_most.size())) : text;
    if (ui.words->language() != text::Language::english) {
        std::ranges::replace(numbers, '.', ',');
    }
    return numbers;
}

// The classes or categories of a column that the user chose; of sizes, the whole layer's sign.
void chosen_legend(const Ui& ui, const LoadedLayer& layer, ViewState& state) {
    layer_sign(ui, layer, state);
    muted(ui, ui.tr("By column {0}", field_title(layer, layer.source.style.column, *ui.words)));
    const StyledRows& styled = *layer.styled;
    const MapStyle style = shown_style(layer, state, *ui.theme, ui.scale, near_metres_per_px);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    for (std::size_t i = 0; i < styled.entries.size() && !styled.colours.empty(); ++i) {
        const StyledRows::Entry& entry = styled.entries[i];
        if (entry.rows == 0) {
            continue;
        }
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = ui.px(legend_row_height);
        const float width = ImGui::GetContentRegionAvail().x;
        ImGui::Dummy({width, height});
        const float top = std::round(at.y + (height - ui.px(sign_height)) / 2);
        const ImVec2 from{at.x, top};
        const ImVec2 to{at.x + ui.px(sign_width), top + ui.px(sign_height)};
        if (i < style.hatched.size() && style.hatched[i] != 0) {
            draw_swatch(ui, list, from, to, unknown_slot);
        } else {
            list.AddRectFilled(from, to, packed(style.fills[i]));
        }
        const bool unknown = i + 1 == styled.entries.size();
        const std::string count = ui.integer(entry.rows);
        const ImVec2 count_size = text_size(ui.fonts.small, count);
        const float text_x = at.x + ui.px(sign_width + 8.0F);
        draw_text(
            list, ui.fonts.body, {text_x, at.y + (height - ui.fonts.body.px) / 2},
            packed(ui.theme->ink),
            elided(ui.fonts.body, unknown ? ui.tr("Unknown") : class_text(ui, layer, entry.text),
                   at.x + width - count_size.x - ui.px(8.0F) - text_x));
        draw_text(list, ui.fonts.small,
                  {at.x + width - count_size.x, at.y + (height - ui.fonts.small.px) / 2},
                  packed(ui.theme->muted), count);
    }
    ImGui::PopStyleVar();
}

}  // namespace

void legend(const Ui& ui, const Session& session, ViewState& state) {
    if (session.layers.empty()) {
        return;
    }
    heading(ui, ui.tr("Legend"));
    std::vector<const LoadedLayer*> layers;
    for (const ShownLayer& shown : state.layers) {
        const LoadedLayer* layer = session.find(shown.id);
        if (layer != nullptr && shown.visible) {
            layers.push_back(layer);
        }
    }
    // The plots' colours are what is looked up most.
    std::stable_partition(layers.begin(), layers.end(),
                          [](const LoadedLayer* layer) { return layer->role() == "plots"; });
    for (const LoadedLayer* layer : layers) {
        ImGui::PushID(static_cast<int>(layer->id));
        if (layer->styled) {
            chosen_legend(ui, *layer, state);
        } else if (layer->role() == "plots") {
            crops_legend(ui, *layer, state);
        } else {
            layer_sign(ui, *layer, state);
        }
        ImGui::PopID();
    }
    if (layers.empty()) {
        muted(ui, ui.tr("Every layer is hidden; the eye beside its name shows it."));
    }
}

}  // namespace zamin::viewer
