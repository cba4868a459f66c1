#include <algorithm>
#include <cmath>
#include <set>
#include <span>

#include "style/catchment_style.hpp"
#include "viewer/panels/map_drawing.hpp"
#include "viewer/panels/scenarios_view.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr float closest_px = 2.0F;  // corners nearer than that are one on the screen
constexpr float widest_flow = 8.0F;
constexpr std::size_t most_flows_a_side = 500;  // the largest
constexpr float cell_px = 5.0F;                 // farms that are left are one sign in such a square

void prepare_outlines(const Layer& areas, const catchment::Catchments& catchments,
                      const Transformation& to_map, ScenarioDrawing& drawing) {
    const Column& ids = areas.column("centre");
    for (std::size_t row = 0; row < areas.size(); ++row) {
        const auto found =
            std::ranges::find(catchments.centres, ids.text(row), &catchment::Centre::id);
        const auto centre = static_cast<std::uint32_t>(found - catchments.centres.begin());
        const Geometries& geometry = areas.geometry;
        for (std::size_t r = geometry.ring_begin(row); r < geometry.ring_end(row); ++r) {
            const Ring ring = geometry.ring(r);
            ScenarioDrawing::Outline outline{centre, {ring.begin(), ring.end()}};
            to_map.apply(outline.ring_m);
            drawing.outlines.push_back(std::move(outline));
        }
    }
}

// Brings one side into map space, where it is another answer or the map another.
void prepare(const Session& session, const std::shared_ptr<const ScenarioAnswer>& answer,
             ScenarioDrawing& drawing) {
    const bool same_map = drawing.centres.to_map && drawing.centres.crs.same_as(session.map_crs);
    if (drawing.of == answer.get() && same_map) {
        return;
    }
    drawing = {};
    drawing.of = answer.get();
    project_to(session.map_crs, drawing.centres);
    draw_from(answer->catchments, drawing.centres, drawing.centres.now);
    const Transformation to_map(answer->areas->crs, session.map_crs);
    prepare_outlines(*answer->areas, *answer->catchments, to_map, drawing);
    for (const catchment::Delivery& delivery : answer->catchments->deliveries) {
        if (left_class(delivery.reason) && delivery.tonnes.value_or(0.0) > 0.0) {
            const Coord at =
                drawing.centres.to_map->apply(answer->catchments->farms[delivery.farm].place);
            if (std::isfinite(at.x)) {
                drawing.left_m.push_back(at);
            }
        }
    }
}

void draw_outline(const Ui& ui, const ViewState& state, const ScenarioDrawing::Outline& outline,
                  ImDrawList& list) {
    std::vector<ImVec2> corners;
    for (const Coord p : outline.ring_m) {
        const ImVec2 at = on_window(ui, state, p);
        if (corners.empty() ||
            std::hypot(at.x - corners.back().x, at.y - corners.back().y) >= ui.px(closest_px)) {
            corners.push_back(at);
        }
    }
    if (corners.size() >= 3) {
        list.AddPolyline(corners.data(), static_cast<int>(corners.size()),
                         packed(style::centre_colour(outline.centre)), ImDrawFlags_Closed,
                         ui.px(2.0F));
    }
}

void draw_left(const Ui& ui, const ViewState& state, const std::vector<Coord>& places_m,
               ImDrawList& list) {
    std::set<std::pair<int, int>> cells;
    const float cell = ui.px(cell_px);
    const float r = ui.px(1.6F);
    for (const Coord p : places_m) {
        const ImVec2 at = on_window(ui, state, p);
        const Rect map = ui.layout.map;
        const bool seen =
            at.x >= map.x && at.x <= map.right() && at.y >= map.y && at.y <= map.bottom();
        if (seen &&
            cells.emplace(static_cast<int>(at.x / cell), static_cast<int>(at.y / cell)).second) {
            list.AddRectFilled({at.x - r, at.y - r}, {at.x + r, at.y + r}, packed(ui.theme->alarm));
        }
    }
}

void draw_side(const Ui& ui, const ViewState& state, const ScenarioAnswer& answer,
               const ScenarioDrawing& drawing, ImDrawList& list) {
    draw_left(ui, state, drawing.left_m, list);
    for (const ScenarioDrawing::Outline& outline : drawing.outlines) {
        draw_outline(ui, state, outline, list);
    }
    const DrawnCentres& centres = drawing.centres.now;
    // By tonnes, the least first.
    const std::size_t small =
        centres.flows.size() - std::min(centres.flows.size(), most_flows_a_side);
    for (const Flow& flow : std::span(centres.flows).subspan(small)) {
        const auto share =
            static_cast<float>(std::sqrt(flow.tonnes / std::max(centres.most_t, 1e-9)));
        list.AddLine(on_window(ui, state, flow.from_m), on_window(ui, state, flow.to_m),
                     packed(style::centre_colour(flow.centre), 0.5F),
                     ui.px(1.0F + widest_flow * share / 2));
    }
    for (std::size_t i = 0; i < centres.centres_m.size(); ++i) {
        const ImVec2 c = on_window(ui, state, centres.centres_m[i]);
        const float r = ui.px(7.0F);
        list.AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, packed(ui.theme->raised));
        list.AddRectFilled({c.x - r + 2, c.y - r + 2}, {c.x + r - 2, c.y + r - 2},
                           packed(style::centre_colour(i)));
        const catchment::Centre& centre = answer.catchments->centres[i];
        const std::string tonnes = ui.number(answer.catchments->sums[i].tonnes, 0);
        // The map has the names of the others.
        const bool opened = i >= answer.run->catchments.centres.size();
        const std::string words =
            opened ? ui.tr("{0}: {1} t", centre.name, tonnes) : ui.tr("{0} t", tonnes);
        const float width = text_size(ui.fonts.small, words).x;
        draw_map_name(ui, list, {std::round(c.x - width / 2), std::round(c.y + r + ui.px(3.0F))},
                      words, ui.theme->ink);
    }
}

float curtain_x(const Ui& ui, const ScenariosView& view) {
    const Rect map = ui.layout.map;
    return std::round(map.x + map.w * view.curtain);
}

// The name of a side with its figures, at the foot of the map beside the curtain.
void side_label(const Ui& ui, const ScenarioAnswer& answer, bool left, float x, ImDrawList& list) {
    const std::string name =
        answer.scenario.name.empty() ? ui.tr("As it is") : answer.scenario.name;
    const std::string words = ui.tr("{0} t taken, {1} t left", ui.number(answer.sums.served_t, 0),
                                    ui.number(answer.sums.left(), 0));
    const float pad = ui.px(10.0F);
    const float width =
        std::max(text_size(ui.fonts.strong, name).x, text_size(ui.fonts.small, words).x) + 2 * pad;
    const float height = ui.fonts.strong.px + ui.fonts.small.px + 2 * pad;
    const float y = ui.layout.map.bottom() - height - ui.px(60.0F);
    const float from = left ? x - width - ui.px(12.0F) : x + ui.px(12.0F);
    if (from < ui.layout.map.x || from + width > ui.layout.map.right() - ui.px(64.0F)) {
        return;  // the panel has it too
    }
    draw_card(ui, list, {from, y}, {from + width, y + height});
    draw_text(list, ui.fonts.strong, {from + pad, y + pad * 0.8F}, packed(ui.theme->ink), name);
    draw_text(list, ui.fonts.small, {from + pad, y + pad * 1.1F + ui.fonts.strong.px},
              packed(ui.theme->muted), words);
}

}  // namespace

void scenarios_on_map(const Ui& ui, const Session& session, const ViewState& state,
                      ImDrawList& list) {
    ScenariosView& view = *state.scenarios;
    const Rect map = ui.layout.map;
    const float x = curtain_x(ui, view);
    for (std::size_t side = 0; side < 2; ++side) {
        prepare(session, view.answers[side], view.drawings[side]);
        const bool left = side == 0;
        list.PushClipRect({left ? map.x : x, map.y}, {left ? x : map.right(), map.bottom()}, true);
        draw_side(ui, state, *view.answers[side], view.drawings[side], list);
        side_label(ui, *view.answers[side], left, x, list);
        list.PopClipRect();
    }
    list.AddLine({x, map.y}, {x, map.bottom()}, packed(ui.theme->raised), ui.px(5.0F));
    list.AddLine({x, map.y}, {x, map.bottom()}, packed(ui.theme->accent), ui.px(2.0F));
    const ImVec2 grip{x, map.y + map.h / 2};
    list.AddCircleFilled(grip, ui.px(11.0F), packed(ui.theme->accent));
    for (const float to : {-1.0F, 1.0F}) {
        list.AddTriangleFilled(
            {grip.x + to * ui.px(7.0F), grip.y}, {grip.x + to * ui.px(2.5F), grip.y - ui.px(4.0F)},
            {grip.x + to * ui.px(2.5F), grip.y + ui.px(4.0F)}, packed(ui.theme->raised));
    }
}

void scenarios_curtain(const Ui& ui, ViewState& state) {
    ScenariosView& view = *state.scenarios;
    const Rect map = ui.layout.map;
    const float side = ui.px(16.0F);
    ImGui::SetCursorScreenPos({curtain_x(ui, view) - side / 2, map.y});
    ImGui::InvisibleButton("curtain", {side, map.h});
    if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
    if (ImGui::IsItemActive()) {
        const float share = (ImGui::GetIO().MousePos.x - map.x) / std::max(map.w, 1.0F);
        view.curtain = std::clamp(share, 0.02F, 0.98F);
    }
}

}  // namespace zamin::viewer
