// New centres over the map: pins with names, the lines of those who go there, refused places with
// their reason under the cursor, and what a pin that was dragged away costs.
#include <algorithm>
#include <cmath>

#include "style/catchment_style.hpp"
#include "viewer/panels/map_drawing.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/panels/siting_words.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float pin_radius = 10.0F;
constexpr float pin_height = 25.0F;  // from its point to the middle of its head
constexpr float candidate_reach = 9.0F;
constexpr std::size_t most_crosses = 1500;

bool places_are_shown(const Session& session, const ViewState& state) {
    return std::ranges::any_of(session.layers, [&](const LoadedLayer& layer) {
        return layer.result && layer.title == site_candidates_title && state.visible(layer.id);
    });
}

bool in_map(const Ui& ui, ImVec2 p) {
    const Rect map = ui.layout.map;
    return p.x > map.x && p.x < map.right() && p.y > map.y && p.y < map.bottom();
}

// Brings what is drawn up to date; false where there is nothing to draw.
bool prepare(const Session& session, SitingView& view) {
    if (!view.run || !session.map_crs.known()) {
        return false;
    }
    const bool projected = view.drawing.to_map && view.drawing.crs.same_as(session.map_crs);
    project_to(session.map_crs, view.drawing);
    draw_from(view.shown.catchments, view.drawing, view.drawing.now);
    if (!projected || view.candidates_of != view.run) {
        view.candidates_of = view.run;
        view.candidates_m.clear();
        for (const siting::ScreenedCandidate& one : view.run->question.screened) {
            view.candidates_m.push_back(view.drawing.to_map->apply(one.land.place));
        }
    }
    return true;
}

void draw_cross(const Ui& ui, ImDrawList& list, ImVec2 c) {
    const float r = ui.px(4.0F);
    const ImU32 colour = packed(ui.theme->alarm, 0.9F);
    list.AddLine({c.x - r, c.y - r}, {c.x + r, c.y + r}, colour, ui.px(1.5F));
    list.AddLine({c.x - r, c.y + r}, {c.x + r, c.y - r}, colour, ui.px(1.5F));
}

// Refused places are crossed out; the one under the cursor, refused or not.
std::optional<std::size_t> draw_candidates(const Ui& ui, const ViewState& state,
                                           const SitingView& view, ImDrawList& list) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    std::optional<std::size_t> under;
    float nearest = ui.px(candidate_reach);
    std::size_t crosses = 0;
    for (std::size_t i = 0; i < view.candidates_m.size(); ++i) {
        if (!std::isfinite(view.candidates_m[i].x)) {
            continue;
        }
        const ImVec2 at = on_window(ui, state, view.candidates_m[i]);
        if (!in_map(ui, at)) {
            continue;
        }
        if (!view.run->question.screened[i].refusals.empty() && ++crosses < most_crosses) {
            draw_cross(ui, list, at);
        }
        const float away = std::hypot(at.x - mouse.x, at.y - mouse.y);
        if (away < nearest) {
            nearest = away;
            under = i;
        }
    }
    return under;
}

void draw_lines(const Ui& ui, const ViewState& state, const DrawnCentres& drawn, ImDrawList& list) {
    for (const Flow& flow : drawn.flows) {
        const auto share =
            static_cast<float>(std::sqrt(flow.tonnes / std::max(drawn.most_t, 1e-9)));
        list.AddLine(on_window(ui, state, flow.from_m), on_window(ui, state, flow.to_m),
                     packed(style::centre_colour(flow.centre), 0.5F), ui.px(0.8F + 2.2F * share));
    }
}

// A drop with its point where the centre would stand, and a plus in it.
void draw_pin(const Ui& ui, ImDrawList& list, ImVec2 at, Colour colour, float alpha) {
    const float r = ui.px(pin_radius);
    const ImVec2 head{at.x, at.y - ui.px(pin_height)};
    const ImU32 rim = packed(ui.theme->raised, alpha);
    const ImU32 fill = packed(colour, alpha);
    const float out = ui.px(2.0F);
    list.AddTriangleFilled({head.x - r * 0.9F - out, head.y + r * 0.5F},
                           {head.x + r * 0.9F + out, head.y + r * 0.5F}, {at.x, at.y + out}, rim);
    list.AddCircleFilled(head, r + out, rim);
    list.AddTriangleFilled({head.x - r * 0.86F, head.y + r * 0.5F},
                           {head.x + r * 0.86F, head.y + r * 0.5F}, at, fill);
    list.AddCircleFilled(head, r, fill);
    const float arm = ui.px(4.5F);
    list.AddLine({head.x - arm, head.y}, {head.x + arm, head.y}, rim, ui.px(2.2F));
    list.AddLine({head.x, head.y - arm}, {head.x, head.y + arm}, rim, ui.px(2.2F));
}

void draw_existing(const Ui& ui, ImDrawList& list, ImVec2 at, Colour colour) {
    const float r = ui.px(6.0F);
    list.AddRectFilled({at.x - r, at.y - r}, {at.x + r, at.y + r}, packed(colour));
    list.AddRect({at.x - r, at.y - r}, {at.x + r, at.y + r}, packed(ui.theme->raised), 0.0F,
                 ImDrawFlags_None, ui.px(1.6F));
}

void write_under(const Ui& ui, ImDrawList& list, ImVec2 at, float below, const std::string& text,
                 Colour ink) {
    const float width = text_size(ui.fonts.small, text).x;
    draw_map_name(ui, list, {std::round(at.x - width / 2), std::round(at.y + below)}, text, ink);
}

Coord place_m(const SitingView& view, std::uint32_t site) {
    const auto moved = view.moved.find(site);
    return view.drawing.to_map->apply(
        moved == view.moved.end() ? view.run->question.site_places[site] : moved->second);
}

void draw_moved(const Ui& ui, const ViewState& state, const SitingView& view, std::size_t i,
                ImVec2 at, ImDrawList& list) {
    const std::uint32_t site = view.shown.sites[i];
    const ImVec2 was =
        on_window(ui, state, view.drawing.to_map->apply(view.run->question.site_places[site]));
    draw_dashes(list, was, at, packed(ui.theme->muted), ui.px(1.4F), ui.px(5.0F));
    draw_pin(ui, list, was, style::centre_colour(i), 0.35F);
    if (view.tried) {
        write_under(ui, list, at, 21.0F, loss_text(base_plan(view), *view.tried, *ui.words),
                    ui.theme->alarm);
    }
}

void draw_sites(const Ui& ui, const ViewState& state, const SitingView& view, ImDrawList& list) {
    for (std::size_t i = 0; i < view.shown.sites.size(); ++i) {
        const std::uint32_t site = view.shown.sites[i];
        const ImVec2 at = on_window(ui, state, place_m(view, site));
        if (!is_new(*view.run, site)) {
            draw_existing(ui, list, at, style::centre_colour(i));
            continue;
        }
        if (view.moved.count(site) > 0) {
            draw_moved(ui, state, view, i, at, list);
        }
        draw_pin(ui, list, at, style::centre_colour(i), 1.0F);
        write_under(ui, list, at, 4.0F, view.run->question.site_titles[site], ui.theme->ink);
    }
}

void tell_candidate(const Ui& ui, const siting::ScreenedCandidate& one) {
    std::vector<std::string> lines{one.land.name.empty() ? one.land.id : one.land.name};
    if (one.refusals.empty()) {
        lines.push_back(ui.tr("A centre may stand here, as far as is known."));
    }
    for (const Sentence& reason : one.refusals) {
        lines.push_back(ui.tr("Not allowed: {0}", ui.words->say(reason)));
    }
    for (const Sentence& open : one.unchecked) {
        lines.push_back(ui.tr("Has to be checked: {0}", ui.words->say(open)));
    }
    tell(ui, lines);
}

// Follows the cursor with the pin.
void drag(const Ui& ui, const Session& session, SitingView& view, std::uint32_t site, ImVec2 grip,
          ViewState& state) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ScreenPoint screen{(mouse.x - grip.x - ui.layout.map.x) * ui.density,
                             (mouse.y - grip.y - ui.layout.map.y) * ui.density};
    const Coord place = session.to_lonlat->apply(state.camera.to_map(screen));
    const auto before = view.moved.find(site);
    const bool moved = before == view.moved.end() || !(before->second == place);
    if (moved && std::isfinite(place.x)) {
        view.moved[site] = place;
        view.ground.erase(site);
        follow_pins(view, state);
    }
}

void handle(const Ui& ui, const Session& session, SitingView& view, std::uint32_t site,
            ViewState& state) {
    const ImVec2 at = on_window(ui, state, place_m(view, site));
    if (!in_map(ui, at)) {
        return;
    }
    const float r = ui.px(pin_radius);
    const float top = at.y - ui.px(pin_height) - r;
    ImGui::SetCursorScreenPos({at.x - r, top});
    ImGui::InvisibleButton("pin", {2 * r, at.y - top});
    if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (ImGui::IsItemActivated()) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        view.grip_x = mouse.x - at.x;
        view.grip_y = mouse.y - at.y;
    }
    const bool active = ImGui::IsItemActive();
    if (!active) {
        explain(ui, ui.tr("{0}: drag it to see what another place costs.",
                          view.run->question.site_titles[site]));
    }
    if (active && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
        drag(ui, session, view, site, {view.grip_x, view.grip_y}, state);
    }
    if (ImGui::IsItemDeactivated() && view.moved.count(site) > 0) {
        look_at_pin(session, site, view, state);
    }
}

}  // namespace

void siting_on_map(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list) {
    if (!state.siting || !prepare(session, *state.siting)) {
        return;
    }
    const SitingView& view = *state.siting;
    std::optional<std::size_t> under;
    if (places_are_shown(session, state)) {
        under = draw_candidates(ui, state, view, list);
    }
    if (view.shown.catchments) {
        if (view.areas == SitingAreas::lines) {
            draw_lines(ui, state, view.drawing.now, list);
        }
        draw_sites(ui, state, view, list);
    }
    if (under && ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
        !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        tell_candidate(ui, view.run->question.screened[*under]);
    }
}

void siting_handles(const Ui& ui, const Session& session, ViewState& state) {
    if (!state.siting || !state.siting->shown.catchments || !state.siting->drawing.to_map ||
        !session.to_lonlat || state.tool != Tool::look || state.siting->running()) {
        return;
    }
    SitingView& view = *state.siting;
    const std::vector<std::uint32_t> sites = view.shown.sites;
    for (const std::uint32_t site : sites) {
        if (is_new(*view.run, site)) {
            ImGui::PushID(static_cast<int>(site));
            handle(ui, session, view, site, state);
            ImGui::PopID();
        }
    }
}

}  // namespace zamin::viewer
