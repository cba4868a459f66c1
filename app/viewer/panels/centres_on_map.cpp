// Centres over the map: flows that taper towards them, rings that fill with what they take, where
// they were before something was tried, the way of what is selected; and taking hold of them.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "style/catchment_style.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/map_drawing.hpp"
#include "viewer/panels/scenarios_view.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float ring_radius = 12.0F;
constexpr float ring_width = 4.0F;
constexpr float widest_flow = 10.0F;
constexpr float narrowest_flow = 1.0F;
constexpr double words_from_metres_per_px = 120.0;  // farther away they would lie over names

// The layer of a result, where it is seen at this scale.
const LoadedLayer* seen_result(const Ui& ui, const Session& session, const ViewState& state,
                               const char* title) {
    const double scale =
        state.camera.scale_denominator(96.0 * double{ui.scale} * double{ui.density});
    const auto found = std::ranges::find_if(session.layers, [&](const LoadedLayer& layer) {
        return layer.result && layer.title == title && state.visible(layer.id) &&
               layer.source.style.shown_at(scale);
    });
    return found == session.layers.end() ? nullptr : &*found;
}

// From the village, where it is as wide as its tonnes, to a point at the centre.
void draw_flows(const Ui& ui, const ViewState& state, const DrawnCentres& drawn, bool earlier,
                float opacity, ImDrawList& list) {
    for (const Flow& flow : drawn.flows) {
        const ImVec2 a = on_window(ui, state, flow.from_m);
        const ImVec2 b = on_window(ui, state, flow.to_m);
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        if (length < 1.0F) {
            continue;
        }
        if (earlier) {
            list.AddLine(a, b, packed(ui.theme->muted, 0.35F * opacity), ui.px(1.0F));
            continue;
        }
        const auto share =
            static_cast<float>(std::sqrt(flow.tonnes / std::max(drawn.most_t, 1e-9)));
        const float half = ui.px(narrowest_flow + (widest_flow - narrowest_flow) * share) / 2;
        const float nx = -(b.y - a.y) / length * half;
        const float ny = (b.x - a.x) / length * half;
        list.AddTriangleFilled({a.x + nx, a.y + ny}, {a.x - nx, a.y - ny}, b,
                               packed(style::centre_colour(flow.centre), 0.6F * opacity));
    }
}

void draw_arc(ImDrawList& list, ImVec2 c, float radius, float from, float to, ImU32 colour,
              float width) {
    const float top = -std::numbers::pi_v<float> / 2;
    const float turn = 2 * std::numbers::pi_v<float>;
    list.PathArcTo(c, radius, top + from * turn, top + to * turn, 32);
    list.PathStroke(colour, ImDrawFlags_None, width);
}

// What is taken fills the ring; what finds no room runs over it in alarm.
void draw_ring(const Ui& ui, ImDrawList& list, ImVec2 c, double taken_t, double wanted_t,
               const std::optional<double>& capacity_t) {
    const float radius = ui.px(ring_radius);
    const float width = ui.px(ring_width);
    list.AddCircle(c, radius, packed(ui.theme->raised), 0, width + ui.px(2.0F));
    list.AddCircle(c, radius, packed(ui.theme->line), 0, width);
    if (!capacity_t || *capacity_t <= 0.0) {
        return;
    }
    const auto share = static_cast<float>(std::min(taken_t / *capacity_t, 1.0));
    draw_arc(list, c, radius, 0.0F, share, packed(ui.theme->accent), width);
    const auto over = static_cast<float>(std::min((wanted_t - taken_t) / *capacity_t, 1.0));
    if (over > 0.0F) {
        draw_arc(list, c, radius + width, 0.0F, over, packed(ui.theme->alarm), width);
    }
}

std::string free_text(const Ui& ui, double taken_t, double wanted_t,
                      const std::optional<double>& capacity_t) {
    if (wanted_t - taken_t > 0.5) {
        return ui.tr("full, {0} t left", ui.number(wanted_t - taken_t, 0));
    }
    return capacity_t ? ui.tr("{0} t free", ui.number(*capacity_t - taken_t, 0)) : std::string();
}

void draw_square(const Ui& ui, ImDrawList& list, ImVec2 c, Colour fill, Colour line) {
    const float r = ui.px(5.5F);
    list.AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, packed(fill));
    list.AddRect({c.x - r, c.y - r}, {c.x + r, c.y + r}, packed(line), 0.0F, ImDrawFlags_None,
                 ui.px(1.2F));
}

void draw_centres(const Ui& ui, const ViewState& state, const CentresView& view, ImDrawList& list) {
    const catchment::Catchments& shown = *view.shown;
    const std::vector<double>& wanted = view.now.wanted_t;
    for (std::size_t i = 0; i < shown.centres.size(); ++i) {
        const ImVec2 c = on_window(ui, state, view.drawing.now.centres_m[i]);
        if (i < view.trials.size() && view.trials[i].place) {
            const ImVec2 was = on_window(ui, state, view.drawing.earlier.centres_m[i]);
            draw_dashes(list, was, c, packed(ui.theme->muted), ui.px(1.4F), ui.px(5.0F));
            draw_square(ui, list, was, ui.theme->ground, ui.theme->muted);
        }
        const catchment::Centre& centre = shown.centres[i];
        draw_ring(ui, list, c, shown.sums[i].tonnes, wanted[i], centre.capacity_t);
        draw_square(ui, list, c, style::centre_colour(i), ui.theme->raised);
        if (state.camera.metres_per_px * ui.scale * ui.density > words_from_metres_per_px) {
            continue;
        }
        const std::string words = free_text(ui, shown.sums[i].tonnes, wanted[i], centre.capacity_t);
        const float width = text_size(ui.fonts.small, words).x;
        draw_map_name(ui, list,
                      {std::round(c.x - width / 2), std::round(c.y + ui.px(ring_radius + 9.0F))},
                      words, ui.theme->ink);
    }
}

void draw_way(const Ui& ui, const ViewState& state, const CentresView& view, ImDrawList& list) {
    std::vector<ImVec2> points;
    for (const Coord p : view.drawing.way_m) {
        points.push_back(on_window(ui, state, p));
    }
    if (points.size() < 2) {
        return;
    }
    const int count = static_cast<int>(points.size());
    list.AddPolyline(points.data(), count, packed(ui.theme->raised, 0.9F), ImDrawFlags_None,
                     ui.px(6.0F));
    list.AddPolyline(points.data(), count, packed(ui.theme->select), ImDrawFlags_None, ui.px(3.0F));
    list.AddCircleFilled(points.front(), ui.px(4.5F), packed(ui.theme->select));
    list.AddCircle(points.front(), ui.px(4.5F), packed(ui.theme->raised), 0, ui.px(1.2F));
    if (view.way_vertex && *view.way_vertex < points.size()) {
        list.AddCircleFilled(points[*view.way_vertex], ui.px(5.0F), packed(ui.theme->accent));
        list.AddCircle(points[*view.way_vertex], ui.px(5.0F), packed(ui.theme->raised), 0,
                       ui.px(1.5F));
    }
}

// Brings what is drawn up to date; false where there is nothing to draw.
bool prepare_drawing(const Session& session, CentresView& view) {
    if (!view.shown || !session.map_crs.known()) {
        return false;
    }
    CentresDrawing& drawing = view.drawing;
    project_to(session.map_crs, drawing);
    draw_from(view.shown, drawing, drawing.now);
    draw_from({view.run, &view.run->catchments}, drawing, drawing.earlier);
    if (drawing.way_of != view.way.get()) {
        drawing.way_of = view.way.get();
        drawing.way_m = view.way ? view.way->route.line : std::vector<Coord>();
        drawing.to_map->apply(drawing.way_m);
    }
    return true;
}

// Follows the cursor with the centre.
void drag(const Ui& ui, const Session& session, CentresView& view, std::size_t i,
          ViewState& state) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ScreenPoint screen{(mouse.x - ui.layout.map.x) * ui.density,
                             (mouse.y - ui.layout.map.y) * ui.density};
    const Coord place = session.to_lonlat->apply(state.camera.to_map(screen));
    const bool moved = !view.trials[i].place || !(*view.trials[i].place == place);
    if (moved && std::isfinite(place.x)) {
        view.trials[i].place = place;
        follow_trials(view, state, false);
    }
}

}  // namespace

void centres_on_map(const Ui& ui, const Session& session, const ViewState& state,
                    ImDrawList& list) {
    if (state.centres_step == CentresStep::siting) {
        siting_on_map(ui, session, state, list);
        return;
    }
    if (!state.centres || !prepare_drawing(session, *state.centres)) {
        return;
    }
    if (compares(state)) {
        scenarios_on_map(ui, session, state, list);
        return;
    }
    const CentresView& view = *state.centres;
    if (const LoadedLayer* flows = seen_result(ui, session, state, flows_title)) {
        const auto opacity = static_cast<float>(flows->source.style.opacity);
        if (view.tries_something()) {
            draw_flows(ui, state, view.drawing.earlier, true, opacity, list);
        }
        draw_flows(ui, state, view.drawing.now, false, opacity, list);
    }
    draw_way(ui, state, view, list);
    draw_centres(ui, state, view, list);
}

void centres_handles(const Ui& ui, const Session& session, ViewState& state) {
    if (state.centres_step == CentresStep::siting) {
        siting_handles(ui, session, state);
        return;
    }
    if (!state.centres || !state.centres->shown || !session.to_lonlat || state.tool != Tool::look) {
        return;
    }
    if (compares(state)) {
        scenarios_curtain(ui, state);
        return;
    }
    CentresView& view = *state.centres;
    const Rect map = ui.layout.map;
    const float side = ui.px(2 * ring_radius);
    // Sites that are opened are moved where they are drawn.
    const std::size_t movable = std::min(view.drawing.now.centres_m.size(), view.trials.size());
    for (std::size_t i = 0; i < movable; ++i) {
        const ImVec2 c = on_window(ui, state, view.drawing.now.centres_m[i]);
        if (c.x < map.x || c.x > map.right() || c.y < map.y || c.y > map.bottom()) {
            continue;
        }
        ImGui::PushID(static_cast<int>(i));
        ImGui::SetCursorScreenPos({c.x - side / 2, c.y - side / 2});
        ImGui::InvisibleButton("centre", {side, side});
        if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        const bool active = ImGui::IsItemActive();
        if (!active) {
            explain(ui, ui.tr("{0}: drag it to try another place.", view.shown->centres[i].name));
        }
        if (active && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
            drag(ui, session, view, i, state);
        }
        if (ImGui::IsItemDeactivated() && view.trials[i].place) {
            follow_trials(view, state, true);
        }
        ImGui::PopID();
    }
}

}  // namespace zamin::viewer
