#include "viewer/panels/access_map.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "style/gap_colours.hpp"
#include "viewer/panels/access_words.hpp"
#include "viewer/panels/map_drawing.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using access::UnitSummary;

constexpr float largest_radius = 19.0F;  // at scale 1, of the group that lacks most
constexpr float least_radius = 4.0F;
constexpr float sex_ring = 2.0F;
constexpr std::size_t most_lines = 12;

float length_between(ImVec2 a, ImVec2 b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

// Areas of circles are as the hectares.
float radius_of(const Ui& ui, double ha, double most_ha) {
    const double part = most_ha > 0.0 ? std::sqrt(ha / most_ha) : 0.0;
    return ui.px(std::max(least_radius, largest_radius * static_cast<float>(part)));
}

// 45 degree lines inside a circle.
void hatch_circle(const Ui& ui, ImDrawList& list, ImVec2 center, float radius, ImU32 colour) {
    const float gap = ui.px(4.0F);
    constexpr float diagonal = std::numbers::sqrt2_v<float> / 2.0F;
    for (float offset = -radius + gap / 2; offset < radius; offset += gap) {
        const float half = std::sqrt(radius * radius - offset * offset);
        const ImVec2 middle{center.x + offset * diagonal, center.y + offset * diagonal};
        list.AddLine({middle.x - half * diagonal, middle.y + half * diagonal},
                     {middle.x + half * diagonal, middle.y - half * diagonal}, colour, ui.px(1.0F));
    }
}

// Women's part of the members, from the top, clockwise.
void women_arc(const Ui& ui, ImDrawList& list, ImVec2 center, float radius,
               const UnitSummary& summary) {
    if (summary.members == 0) {
        return;
    }
    constexpr float top = -std::numbers::pi_v<float> / 2.0F;
    const float part = static_cast<float>(summary.women) / static_cast<float>(summary.members);
    list.PathArcTo(center, radius, top, top + 2.0F * std::numbers::pi_v<float> * part, 32);
    list.PathStroke(packed(ui.theme->accent), 0, ui.px(sex_ring));
}

void draw_group(const Ui& ui, ImDrawList& list, ImVec2 center, float radius,
                const UnitSummary& summary, bool chosen) {
    list.AddCircleFilled(center, radius, packed(ui.theme->raised, 0.75F));
    if (summary.level.value) {
        const Colour colour = level_colour(*ui.theme, static_cast<int>(*summary.level.value));
        list.AddCircleFilled(center, radius, packed(colour, 0.85F));
    } else {
        hatch_circle(ui, list, center, radius, packed(ui.theme->muted));
    }
    const bool has_gap = missing_ha(summary) > 0.0;
    list.AddCircle(center, radius, packed(has_gap ? ui.theme->alarm : ui.theme->muted), 0,
                   ui.px(1.2F));
    women_arc(ui, list, center, radius + ui.px(sex_ring / 2 + 1.0F), summary);
    if (chosen) {
        list.AddCircle(center, radius + ui.px(sex_ring + 3.0F), packed(ui.theme->select), 0,
                       ui.px(2.0F));
    }
}

void cross(const Ui& ui, ImDrawList& list, ImVec2 at) {
    const float d = ui.px(4.0F);
    const ImU32 colour = packed(ui.theme->alarm);
    list.AddLine({at.x - d, at.y - d}, {at.x + d, at.y + d}, colour, ui.px(1.6F));
    list.AddLine({at.x - d, at.y + d}, {at.x + d, at.y - d}, colour, ui.px(1.6F));
}

// From the chosen group to its candidates, the best widest; refused parcels are crossed out.
void draw_candidates(const Ui& ui, const ViewState& state, const AccessView& view, ImVec2 group,
                     ImDrawList& list) {
    const access::Candidates& found = *view.candidates;
    for (std::size_t i = 0; i < found.parcels.size(); ++i) {
        const auto& at_m = view.places.parcels[i];
        // Those of other districts are refused for that alone, and are many.
        const bool told = found.parcels[i].filters_that(access::Tri::no) != "district";
        if (at_m && told && found.parcels[i].refused()) {
            cross(ui, list, on_window(ui, state, *at_m));
        }
    }
    const auto& ranked = view.ranked.ranked;
    for (std::size_t i = std::min(most_lines, ranked.size()); i-- > 0;) {
        const access::Candidate& parcel = found.parcels[ranked[i].candidate];
        const auto& at_m = view.places.parcels[ranked[i].candidate];
        if (!at_m) {
            continue;
        }
        const ImVec2 to = on_window(ui, state, *at_m);
        const bool chosen = parcel.id == view.parcel;
        const double score = ranked[i].score.value.value_or(0.0);
        const float width = ui.px(chosen ? 3.5F : 1.0F + 2.0F * static_cast<float>(score));
        draw_dashes(list, group, to, packed(ui.theme->select, chosen ? 1.0F : 0.8F), width,
                    ui.px(7.0F));
        list.AddCircleFilled(to, ui.px(chosen ? 6.0F : 4.0F), packed(ui.theme->select));
        const std::string place = ui.integer(static_cast<std::int64_t>(i) + 1);
        const ImVec2 text{to.x + ui.px(7.0F), to.y - ui.px(8.0F)};
        draw_text(list, ui.fonts.small, {text.x + 1.0F, text.y + 1.0F}, packed(ui.theme->ground),
                  place);
        draw_text(list, ui.fonts.small, text, packed(ui.theme->ink), place);
    }
}

std::vector<std::string> words_of(const Ui& ui, const UnitSummary& summary) {
    std::vector<std::string> lines{group_name(summary), deficit_text(ui, summary.deficit_ha),
                                   people_text(ui, summary)};
    lines.push_back(summary.level.value
                        ? ui.tr("level {0}: {1}", *summary.level.value,
                                ui.tr(access::level_name(static_cast<int>(*summary.level.value))))
                        : ui.tr("its level of access is not known"));
    return lines;
}

std::vector<std::string> words_of(const Ui& ui, const access::Candidate& parcel) {
    std::vector<std::string> lines{ui.tr("Parcel {0}: {1} ha, {2}", parcel.id,
                                         ui.number(parcel.area_ha, 2), ui.tr(parcel.tenure))};
    if (parcel.refused()) {
        lines.push_back(ui.tr("Refused: {0}", parcel.refusal()));
    } else {
        // The first is the tenure, which stands above.
        lines.insert(lines.end(), parcel.because.begin() + 1, parcel.because.end());
    }
    if (!parcel.unchecked().empty()) {
        lines.push_back(ui.tr("Has to be checked: {0}", parcel.unchecked()));
    }
    return lines;
}

// The parcel whose sign or shape is under the cursor; nullptr if there is none.
const access::Candidate* parcel_under_cursor(const Ui& ui, const Session& session,
                                             const ViewState& state, const AccessView& view,
                                             ImVec2 mouse) {
    const access::Candidates& found = *view.candidates;
    for (std::size_t i = 0; i < found.parcels.size(); ++i) {
        const auto& at_m = view.places.parcels[i];
        if (at_m && length_between(mouse, on_window(ui, state, *at_m)) < ui.px(8.0F)) {
            return &found.parcels[i];
        }
    }
    const LoadedLayer* parcels = session.of_role("parcels");
    if (parcels == nullptr || !state.hover.feature || state.hover.feature->layer != parcels->id) {
        return nullptr;
    }
    const auto hit = std::ranges::find(found.parcels, state.hover.feature->feature,
                                       [](const auto& parcel) { return parcel.row; });
    return hit == found.parcels.end() ? nullptr : &*hit;
}

}  // namespace

void place_gaps(const Session& session, AccessView& view) {
    GapPlaces& places = view.places;
    if (!session.map_crs.known() ||
        (places.result == view.result.get() && places.candidates == view.candidates.get() &&
         places.crs.same_as(session.map_crs))) {
        return;
    }
    places = {};
    places.result = view.result.get();
    places.candidates = view.candidates.get();
    places.crs = session.map_crs;
    const Transformation to_map(Crs::wgs84(), session.map_crs);
    const auto on_map = [&](const std::optional<Coord>& at) -> std::optional<Coord> {
        if (!at) {
            return std::nullopt;
        }
        const Coord p = to_map.apply(*at);
        return std::isfinite(p.x) && std::isfinite(p.y) ? std::optional(p) : std::nullopt;
    };
    for (const UnitSummary& summary : view.result->indicators.summaries) {
        const auto& groups = view.result->holdings().groups;
        const auto group = std::ranges::find(groups, summary.unit, &access::Group::id);
        places.groups.push_back(group == groups.end() ? std::nullopt : on_map(group->at));
        places.most_ha = std::max(places.most_ha, missing_ha(summary));
    }
    if (view.candidates) {
        for (const access::Candidate& parcel : view.candidates->parcels) {
            places.parcels.push_back(on_map(parcel.at));
        }
    }
}

void access_on_map(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list) {
    if (!state.access || !state.access->result ||
        state.access->places.result != state.access->result.get() ||
        state.access->places.candidates != state.access->candidates.get()) {
        return;
    }
    const AccessView& view = *state.access;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool over_map = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    const auto& summaries = view.result->indicators.summaries;
    const UnitSummary* pointed = nullptr;
    std::optional<ImVec2> chosen;
    // The smallest last, so that none hides another.
    for (const std::size_t i : view.result->largest_first) {
        if (const auto& at_m = view.places.groups[i]) {
            const ImVec2 center = on_window(ui, state, *at_m);
            const float radius = radius_of(ui, missing_ha(summaries[i]), view.places.most_ha);
            const bool is_chosen = summaries[i].unit == view.group;
            if (view.group.empty() || is_chosen) {
                draw_group(ui, list, center, radius, summaries[i], is_chosen);
            } else {
                // One is spoken of; the others stay where they are, as rings.
                list.AddCircle(center, radius, packed(ui.theme->alarm, 0.45F), 0, ui.px(1.0F));
            }
            if (is_chosen) {
                chosen = center;
            }
            if (over_map && length_between(mouse, center) <= radius) {
                pointed = &summaries[i];
            }
        }
    }
    if (chosen && view.candidates) {
        draw_candidates(ui, state, view, *chosen, list);
        if (over_map) {
            if (const auto* parcel = parcel_under_cursor(ui, session, state, view, mouse)) {
                tell(ui, words_of(ui, *parcel));
                return;
            }
        }
    }
    if (pointed != nullptr) {
        tell(ui, words_of(ui, *pointed));
    }
}

void access_legend(const Ui& ui) {
    const float line = ui.fonts.small.px + ui.px(6.0F);
    const auto sign = [&](const std::string& words, auto draw) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const ImVec2 center{at.x + ui.px(9.0F), at.y + ui.fonts.small.px / 2};
        draw(*ImGui::GetWindowDrawList(), center);
        draw_text(*ImGui::GetWindowDrawList(), ui.fonts.small, {at.x + ui.px(26.0F), at.y},
                  packed(ui.theme->muted),
                  elided(ui.fonts.small, words, ImGui::GetContentRegionAvail().x - ui.px(26.0F)));
        ImGui::Dummy({0.0F, line - ImGui::GetStyle().ItemSpacing.y});
    };
    const float radius = ui.px(6.0F);
    for (int level = 0; level < access::access_levels; ++level) {
        sign(ui.tr(access::level_name(level)), [&](ImDrawList& list, ImVec2 center) {
            list.AddCircleFilled(center, radius, packed(level_colour(*ui.theme, level), 0.85F));
            list.AddCircle(center, radius, packed(ui.theme->alarm), 0, ui.px(1.0F));
        });
    }
    sign(ui.tr("its level of access is not known"), [&](ImDrawList& list, ImVec2 center) {
        hatch_circle(ui, list, center, radius, packed(ui.theme->muted));
        list.AddCircle(center, radius, packed(ui.theme->muted), 0, ui.px(1.0F));
    });
    sign(ui.tr("women's part of the members"), [&](ImDrawList& list, ImVec2 center) {
        list.PathArcTo(center, radius, -1.5708F, 1.5708F, 16);
        list.PathStroke(packed(ui.theme->accent), 0, ui.px(sex_ring));
    });
    sign(ui.tr("parcels that could be asked for"), [&](ImDrawList& list, ImVec2 center) {
        draw_dashes(list, {center.x - ui.px(9.0F), center.y}, {center.x + ui.px(9.0F), center.y},
                    packed(ui.theme->select), ui.px(2.0F), ui.px(7.0F));
    });
    sign(ui.tr("refused; the reason shows under the cursor"),
         [&](ImDrawList& list, ImVec2 center) { cross(ui, list, center); });
}

}  // namespace zamin::viewer
