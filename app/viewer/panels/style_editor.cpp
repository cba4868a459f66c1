// How a layer is drawn, under the list of layers: colours by a column, palette, opacity, scales.
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/msgid.hpp"
#include "style/catchment_style.hpp"
#include "text/number.hpp"
#include "viewer/field_title.hpp"
#include "viewer/own_limits.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/role_title.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// One of several things by its words; true when another one was chosen.
template <typename Value, std::size_t Count>
bool choose(const Ui& ui, const char* label,
            const std::array<std::pair<Value, const char*>, Count>& all, Value& chosen) {
    std::vector<std::string> words;
    std::string now;
    for (const auto& [value, text] : all) {
        words.push_back(ui.tr(text));
        if (value == chosen) {
            now = words.back();
        }
    }
    if (!choice(ui, ui.tr(label), words, now, "")) {
        return false;
    }
    chosen = all[static_cast<std::size_t>(std::ranges::find(words, now) - words.begin())].first;
    return true;
}

bool choose_by(const Ui& ui, const LoadedLayer& layer, StyleChoice& style) {
    constexpr std::array by_areas{std::pair{StyleBy::role, msgid("As usual")},
                                  std::pair{StyleBy::category, msgid("By category")},
                                  std::pair{StyleBy::classes, msgid("By classes of a number")}};
    constexpr std::array by_points{std::pair{StyleBy::role, msgid("As usual")},
                                   std::pair{StyleBy::category, msgid("By category")},
                                   std::pair{StyleBy::classes, msgid("By classes of a number")},
                                   std::pair{StyleBy::size, msgid("By size")}};
    return layer.kind == GeometryKind::point ? choose(ui, msgid("Drawn"), by_points, style.by)
                                             : choose(ui, msgid("Drawn"), by_areas, style.by);
}

std::vector<std::string> columns_for(const LoadedLayer& layer, StyleBy by) {
    std::vector<std::string> names;
    for (const Column& column : layer.layer->columns) {
        if (by == StyleBy::category || column.is_number()) {
            names.push_back(column.name);
        }
    }
    return names;
}

// By their titles; two columns of one title are told apart by their own names.
bool choose_column(const Ui& ui, const LoadedLayer& layer, const std::vector<std::string>& columns,
                   std::string& chosen) {
    std::vector<std::string> titles;
    std::string title;
    for (const std::string& column : columns) {
        titles.push_back(field_title(layer, column, *ui.words));
        if (std::ranges::count(titles, titles.back()) > 1) {
            titles.back() += " (" + column + ")";
        }
        if (column == chosen) {
            title = titles.back();
        }
    }
    if (!choice(ui, ui.tr("Column"), titles, title, ui.tr("Choose a column"))) {
        return false;
    }
    chosen = columns[static_cast<std::size_t>(std::ranges::find(titles, title) - titles.begin())];
    return true;
}

// Own limits in place of computed ones, where they are typed.
bool choose_own_limits(const Ui& ui, ViewState& state) {
    muted(ui, ui.tr("Limits of your own"));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    ImGui::SetNextItemWidth(-1.0F);
    ImGui::InputTextWithHint("##limits", ui.tr("as 0.5; 1; 2").c_str(), &state.style_limits);
    if (state.style_limits.empty()) {
        const bool had_some = !state.style.ends.empty();
        state.style.ends.clear();
        return had_some && ImGui::IsItemDeactivatedAfterEdit();
    }
    const auto limits = limits_from(state.style_limits);
    if (!limits) {
        muted(ui, ui.tr("One to eight rising numbers, with semicolons between them."));
        return false;
    }
    if (!ImGui::IsItemDeactivatedAfterEdit()) {
        return false;
    }
    state.style.ends = *limits;
    return true;
}

// A palette's colours side by side.
void draw_strip(ImVec2 from, ImVec2 to, const std::vector<Colour>& colours) {
    const float width = (to.x - from.x) / static_cast<float>(colours.size());
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const float x = from.x + width * static_cast<float>(i);
        ImGui::GetWindowDrawList()->AddRectFilled({x, from.y}, {x + width, to.y},
                                                  packed(colours[i]));
    }
}

bool choose_palette(const Ui& ui, StyleChoice& style) {
    const Palette* chosen = find_palette(style.palette);
    const int count = style.ends.empty() ? style.classes : static_cast<int>(style.ends.size()) + 1;
    muted(ui, ui.tr("Colours"));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    ImGui::SetNextItemWidth(-1.0F);
    bool changed = false;
    if (begin_choice(ui, "##palette", chosen == nullptr ? "" : ui.tr(chosen->title))) {
        for (const Palette& palette : palettes()) {
            if (ImGui::Selectable(ui.tr(palette.title).c_str(), &palette == chosen) &&
                &palette != chosen) {
                style.palette = palette.name;
                changed = true;
            }
            const ImVec2 to = ImGui::GetItemRectMax();
            draw_strip({to.x - ui.px(56.0F), to.y - ui.px(15.0F)},
                       {to.x - ui.px(4.0F), to.y - ui.px(6.0F)}, palette_colours(palette, count));
        }
        ImGui::EndCombo();
    }
    if (const Palette* now = find_palette(style.palette)) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = ImGui::GetContentRegionAvail().x;
        const float height = ui.px(10.0F);
        draw_strip(at, {at.x + width, at.y + height}, palette_colours(*now, count));
        ImGui::Dummy({0.0F, height});
    }
    return changed;
}

bool choose_classes(const Ui& ui, ViewState& state) {
    StyleChoice& style = state.style;
    constexpr std::array classings{std::pair{Classing::quantiles, msgid("As many in each")},
                                   std::pair{Classing::equal, msgid("As wide each")},
                                   std::pair{Classing::natural, msgid("Natural breaks")}};
    bool computed = choose(ui, msgid("Classes"), classings, style.classing);
    std::vector<std::string> counts;
    for (int count = 2; count <= most_classes; ++count) {
        counts.push_back(text::integer(count));
    }
    std::string count = text::integer(style.classes);
    if (choice(ui, ui.tr("How many"), counts, count, "")) {
        style.classes = 2 + static_cast<int>(std::ranges::find(counts, count) - counts.begin());
        computed = true;
    }
    if (computed) {
        style.ends.clear();
        state.style_limits.clear();
    }
    const bool own = choose_own_limits(ui, state);
    const bool palette = choose_palette(ui, style);
    return computed || own || palette;
}

bool choose_opacity(const Ui& ui, StyleChoice& style) {
    muted(ui, ui.tr("Opacity"));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    ImGui::SetNextItemWidth(-1.0F);
    int percent = static_cast<int>(std::lround(style.opacity * 100.0));
    if (ImGui::SliderInt("##opacity", &percent, 10, 100, "%d %%")) {
        style.opacity = std::clamp(percent, 0, 100) / 100.0;
    }
    // Only where it comes to rest: every value in between would be coloured too.
    return ImGui::IsItemDeactivatedAfterEdit();
}

// From which scale on, and up to which: nearer than that it is hidden.
bool choose_scales(const Ui& ui, StyleChoice& style) {
    constexpr std::array from{
        std::pair{0.0, msgid("At every scale")}, std::pair{1'000'000.0, msgid("From 1:1 000 000")},
        std::pair{250'000.0, msgid("From 1:250 000")},
        std::pair{100'000.0, msgid("From 1:100 000")}, std::pair{25'000.0, msgid("From 1:25 000")}};
    constexpr std::array to{std::pair{0.0, msgid("Never")},
                            std::pair{250'000.0, msgid("Nearer than 1:250 000")},
                            std::pair{100'000.0, msgid("Nearer than 1:100 000")},
                            std::pair{25'000.0, msgid("Nearer than 1:25 000")},
                            std::pair{5'000.0, msgid("Nearer than 1:5 000")}};
    const bool first = choose(ui, msgid("Shown"), from, style.from_scale);
    const bool last = choose(ui, msgid("Hidden"), to, style.to_scale);
    return first || last;
}

// Takes the layer's style into the hand.
void begin_styling(const LoadedLayer& layer, ViewState& state) {
    state.styling = layer.id;
    state.style = layer.source.style;
    state.style_limits = limits_text(state.style.ends, state.language);
    ImGui::SetScrollHereY(0.0F);
}

void foot(const Ui& ui, const LoadedLayer& layer, ViewState& state) {
    if (small_link(ui, ui.tr("Done"))) {
        state.style_of = 0;
        state.styling = 0;
    }
    if (layer.source.style == StyleChoice()) {
        return;
    }
    ImGui::SameLine(0.0F, ui.px(16.0F));
    if (small_link(ui, ui.tr("As it was without a choice"))) {
        state.ask(ChooseStyle{layer.id, {}});
        state.style = {};
        state.style_limits.clear();
    }
}

}  // namespace

void style_editor(const Ui& ui, const Session& session, ViewState& state) {
    const LoadedLayer* layer = session.find(state.style_of);
    if (layer == nullptr) {
        return;
    }
    rule(ui);
    ImGui::PushID("style");
    strong(ui, shown_title(ui, *layer));
    if (state.styling != layer->id) {
        begin_styling(*layer, state);
    }
    StyleChoice& style = state.style;
    // Ways to the centres are as wide as their tonnes and have their centre's colour.
    bool changed = layer->role() != flows_role && choose_by(ui, *layer, style);
    if (style.by != StyleBy::role) {
        const std::vector<std::string> columns = columns_for(*layer, style.by);
        if (std::ranges::find(columns, style.column) == columns.end()) {
            style.column.clear();
        }
        if (columns.empty()) {
            muted(ui, ui.tr("No column of it holds numbers."));
        } else {
            changed |= choose_column(ui, *layer, columns, style.column);
        }
    }
    if (style.by == StyleBy::classes) {
        changed |= choose_classes(ui, state);
    }
    changed |= choose_opacity(ui, style);
    changed |= choose_scales(ui, style);
    if (changed && (style.by == StyleBy::role || !style.column.empty())) {
        state.ask(ChooseStyle{layer->id, style});
    }
    foot(ui, *layer, state);
    ImGui::PopID();
}

}  // namespace zamin::viewer
