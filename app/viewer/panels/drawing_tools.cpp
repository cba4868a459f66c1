#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "measure/area.hpp"
#include "measure/distance.hpp"
#include "viewer/actions.hpp"
#include "viewer/panels/drawing_parts.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr double snap_px = 10.0;  // at scale 1

void ask_for(const Session& session, ViewState& state, project::DrawingKind kind,
             std::vector<Coord> points_m) {
    if (!session.to_lonlat) {
        return;
    }
    project::Drawing drawing;
    drawing.kind = kind;
    drawing.points = std::move(points_m);
    session.to_lonlat->apply(drawing.points);
    state.ask(EditDrawing{0, std::move(drawing)});
    state.drawings_shown = true;
    state.selected.reset();
}

}  // namespace

bool draws(Tool tool) {
    return tool == Tool::draw_site || tool == Tool::draw_note || tool == Tool::draw_area;
}

std::string length_text(const Ui& ui, double length_m) {
    return length_m < 1000.0 ? ui.number(length_m, 1) + " m"
                             : ui.number(length_m / 1000.0, 3) + " km";
}

std::string area_text(const Ui& ui, double area_m2) {
    const double area_ha = area_m2 / measure::m2_per_ha;
    return area_ha < 1.0 ? ui.number(area_m2, 0) + " m\xC2\xB2" : ui.number(area_ha, 2) + " ha";
}

// What the sketch measures, on the ellipsoid.
std::string measured(const Ui& ui, const Session& session, const std::vector<Coord>& points_m,
                     bool ring) {
    std::vector<Coord> lonlat = points_m;
    session.to_lonlat->apply(lonlat);
    const Ellipsoid ellipsoid;
    double length_m = 0.0;
    for (std::size_t i = 1; i < lonlat.size(); ++i) {
        length_m += measure::geodesic_m(lonlat[i - 1], lonlat[i], ellipsoid);
    }
    if (!ring) {
        return length_text(ui, length_m);
    }
    lonlat.push_back(lonlat.front());
    length_m += measure::geodesic_m(lonlat[lonlat.size() - 2], lonlat.back(), ellipsoid);
    return ui.tr("{0}, around it {1}",
                 area_text(ui, std::abs(measure::ring_area_m2(lonlat, ellipsoid))),
                 length_text(ui, length_m));
}

Coord drawn_point(const Ui& ui, const Session& session, ViewState& state, Coord cursor_m,
                  project::DrawingId except) {
    const double reach_m = snap_px * ui.scale * ui.density * state.camera.metres_per_px;
    state.drawing.snap =
        ImGui::GetIO().KeyShift ? std::nullopt : snap(session, state, cursor_m, reach_m, except);
    return state.drawing.snap ? state.drawing.snap->at_m : cursor_m;
}

void draw_point(const Session& session, ViewState& state, Coord map_m) {
    const bool site = state.tool == Tool::draw_site;
    ask_for(session, state, site ? project::DrawingKind::site : project::DrawingKind::note,
            {map_m});
    state.tool = Tool::look;
}

void draw_area(const Session& session, ViewState& state, const std::vector<Coord>& corners_m) {
    if (corners_m.size() >= 3) {
        ask_for(session, state, project::DrawingKind::area, corners_m);
    }
}

project::DrawingId area_at(const Session& session, Coord map_m, double reach_m) {
    const auto near_edge = [&](Coord a, Coord b) {
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length2 = std::max(dx * dx + dy * dy, 1e-12);
        const double t =
            std::clamp(((map_m.x - a.x) * dx + (map_m.y - a.y) * dy) / length2, 0.0, 1.0);
        return std::hypot(a.x + t * dx - map_m.x, a.y + t * dy - map_m.y) <= reach_m;
    };
    for (const auto& [id, drawing] : session.drawings.all()) {
        if (drawing.kind != project::DrawingKind::area) {
            continue;
        }
        const std::vector<Coord> corners = points_m(session, drawing);
        for (std::size_t i = 0; i < corners.size(); ++i) {
            if (near_edge(corners[i], corners[(i + 1) % corners.size()])) {
                return id;
            }
        }
    }
    return 0;
}

void drawing_bar(const Ui& ui, const Session& session, ViewState& state) {
    if (!state.drawing_bar || session.box_m().empty()) {
        return;
    }
    struct Word {
        std::string text;
        Action action;
        bool chosen = false;
        bool possible = true;
    };
    const std::array<Word, 5> words = {
        {{ui.tr("Site"), Action::draw_site, state.tool == Tool::draw_site},
         {ui.tr("Note"), Action::draw_note, state.tool == Tool::draw_note},
         {ui.tr("Outline"), Action::draw_area, state.tool == Tool::draw_area},
         {ui.tr("Undo"), Action::undo, false, state.can_undo},
         {ui.tr("Redo"), Action::redo, false, state.can_redo}}};
    const std::string eye = state.drawings_shown ? ui.tr("Hide") : ui.tr("Show");
    const float gap = ui.px(14.0F);
    float width = 2 * gap + text_size(ui.fonts.small, eye).x;
    for (const Word& word : words) {
        width += text_size(ui.fonts.small, word.text).x + gap;
    }
    const Rect map = ui.layout.map;
    const float height = ui.px(30.0F);
    const ImVec2 at{map.right() - width - ui.px(12.0F), map.y + ui.px(48.0F)};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_card(ui, list, at, {at.x + width, at.y + height});
    float x = at.x + gap;
    for (const Word& word : words) {
        const ImVec2 place{x, at.y + (height - ui.fonts.small.px) / 2 - ui.px(2.0F)};
        ImGui::SetCursorScreenPos(place);
        if (!word.possible) {
            draw_text(list, ui.fonts.small, {place.x, place.y + ui.px(2.0F)},
                      packed(ui.theme->muted, 0.6F), word.text);
        } else if (small_link(ui, word.text, word.chosen)) {
            state.ask(Act{word.action});
        }
        if (word.possible) {
            const ActionEntry& entry = entry_of(word.action);
            explain(ui, ui.tr(entry.words) + " (" + entry.keys + ")");
        }
        x += text_size(ui.fonts.small, word.text).x + gap;
    }
    ImGui::SetCursorScreenPos({x, at.y + (height - ui.fonts.small.px) / 2 - ui.px(2.0F)});
    if (small_link(ui, eye)) {
        state.drawings_shown = !state.drawings_shown;
    }
    explain(ui, ui.tr("What is drawn"));
}

}  // namespace zamin::viewer
