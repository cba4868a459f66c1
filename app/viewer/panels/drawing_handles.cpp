// Taking hold of what is drawn: signs, corners, the middles of edges (which make a corner), and the
// middle of an area, which moves all of it.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "viewer/panels/drawing_parts.hpp"
#include "viewer/panels/map_drawing.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using project::Drawing;
using project::DrawingId;
using project::DrawingKind;

constexpr float handle_side = 18.0F;

Coord mouse_m(const Ui& ui, const ViewState& state) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    return state.camera.to_map(
        {(mouse.x - ui.layout.map.x) * ui.density, (mouse.y - ui.layout.map.y) * ui.density});
}

// A handle about a point of the window; what the hand does with it in this frame.
struct Held {
    bool hovered = false;
    bool dragged = false;
    bool clicked = false;  // let go without having been dragged
    bool let_go = false;   // let go after having been dragged
    bool other = false;    // clicked with the right button
};

Held handle(const Ui& ui, int id, ImVec2 c) {
    Held held;
    const float side = ui.px(handle_side);
    ImGui::PushID(id);
    ImGui::SetCursorScreenPos({c.x - side / 2, c.y - side / 2});
    ImGui::InvisibleButton("handle", {side, side});
    ImGui::PopID();
    held.hovered = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (held.hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    const float slop = ui.px(4.0F);
    const ImVec2 moved = ImGui::GetIO().MouseDragMaxDistanceAbs[0];
    const bool far = moved.x > slop || moved.y > slop;
    held.dragged = ImGui::IsItemActive() && far;
    held.clicked = ImGui::IsItemDeactivated() && !far;
    held.let_go = ImGui::IsItemDeactivated() && far;
    held.other = ImGui::IsItemClicked(ImGuiMouseButton_Right);
    return held;
}

bool in_map(const Ui& ui, ImVec2 c) {
    const Rect map = ui.layout.map;
    return c.x >= map.x && c.x <= map.right() && c.y >= map.y && c.y <= map.bottom();
}

// While it is dragged the drawing is `moved`; let go, that is what it becomes.
void follow(const Held& held, DrawingId id, const std::optional<Drawing>& moved, ViewState& state) {
    DrawingView& view = state.drawing;
    if (held.dragged && !view.given_up && moved) {
        view.dragged = id;
        view.drag = *moved;
    }
    if (held.let_go && view.dragged == id) {
        state.ask(EditDrawing{id, view.drag});
        view.dragged = 0;
    }
}

void choose(DrawingId id, ViewState& state) {
    state.drawing.chosen = id;
    state.selected.reset();
}

// The drawing with its point `i` where the hand has it; with `insert` that is a new one before it.
std::optional<Drawing> with_point(const Ui& ui, const Session& session, ViewState& state,
                                  DrawingId id, const Drawing& drawing, std::size_t i,
                                  bool insert) {
    const Coord at =
        session.to_lonlat->apply(drawn_point(ui, session, state, mouse_m(ui, state), id));
    if (!std::isfinite(at.x)) {
        return std::nullopt;
    }
    Drawing moved = drawing;
    if (insert) {
        moved.points.insert(moved.points.begin() + static_cast<std::ptrdiff_t>(i), at);
    } else {
        moved.points[i] = at;
    }
    return moved;
}

std::optional<Drawing> moved_whole(const Ui& ui, const Session& session, const ViewState& state,
                                   const Drawing& drawing) {
    const ImVec2 by = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0.0F);
    const double per_unit = state.camera.metres_per_px * ui.density;
    std::vector<Coord> points = points_m(session, drawing);
    for (Coord& p : points) {
        p.x += by.x * per_unit;
        p.y -= by.y * per_unit;
    }
    session.to_lonlat->apply(points);
    Drawing moved = drawing;
    moved.points = std::move(points);
    return project::has_sense(moved) ? std::optional(moved) : std::nullopt;
}

void point_handle(const Ui& ui, const Session& session, ViewState& state, DrawingId id,
                  const Drawing& drawing) {
    const ImVec2 c = on_window(ui, state, points_m(session, drawing).front());
    if (!in_map(ui, c)) {
        return;
    }
    const Held held = handle(ui, 0, c);
    if (held.clicked || held.dragged) {
        choose(id, state);
    }
    follow(held, id,
           held.dragged ? with_point(ui, session, state, id, drawing, 0, false) : std::nullopt,
           state);
}

void draw_corner(const Ui& ui, const ViewState& state, ImVec2 c, bool strong, bool hovered) {
    if (state.drawing.dragged != 0) {
        return;
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float r = ui.px(strong ? 4.5F : 3.5F);
    const Colour line = hovered ? ui.theme->accent : ui.theme->ink;
    list.AddCircleFilled(c, r, packed(strong ? ui.theme->raised : ui.theme->ground));
    list.AddCircle(c, r, packed(line, strong ? 1.0F : 0.6F), 0, ui.px(strong ? 1.8F : 1.2F));
}

void area_handles(const Ui& ui, const Session& session, ViewState& state, DrawingId id,
                  const Drawing& drawing) {
    // Handles stay where they were taken while the drawing follows the hand.
    const std::vector<Coord> corners = points_m(session, drawing);
    Coord middle;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Coord next = corners[(i + 1) % corners.size()];
        middle.x += corners[i].x / static_cast<double>(corners.size());
        middle.y += corners[i].y / static_cast<double>(corners.size());
        const ImVec2 c = on_window(ui, state, corners[i]);
        const int number = static_cast<int>(2 * i) + 1;
        if (in_map(ui, c)) {
            const Held held = handle(ui, number, c);
            draw_corner(ui, state, c, true, held.hovered);
            follow(
                held, id,
                held.dragged ? with_point(ui, session, state, id, drawing, i, false) : std::nullopt,
                state);
            if (held.other && corners.size() > 3) {
                Drawing fewer = drawing;
                fewer.points.erase(fewer.points.begin() + static_cast<std::ptrdiff_t>(i));
                state.ask(EditDrawing{id, fewer});
            }
        }
        const ImVec2 half =
            on_window(ui, state, {(corners[i].x + next.x) / 2, (corners[i].y + next.y) / 2});
        if (in_map(ui, half)) {
            const Held held = handle(ui, number + 1, half);
            draw_corner(ui, state, half, false, held.hovered);
            follow(held, id,
                   held.dragged ? with_point(ui, session, state, id, drawing, i + 1, true)
                                : std::nullopt,
                   state);
        }
    }
    const ImVec2 c = on_window(ui, state, middle);
    if (in_map(ui, c)) {
        const Held held = handle(ui, 0, c);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const ImU32 ink = packed(held.hovered ? ui.theme->accent : ui.theme->ink);
        const float r = ui.px(6.0F);
        list.AddLine({c.x - r, c.y}, {c.x + r, c.y}, ink, ui.px(1.8F));
        list.AddLine({c.x, c.y - r}, {c.x, c.y + r}, ink, ui.px(1.8F));
        follow(held, id, held.dragged ? moved_whole(ui, session, state, drawing) : std::nullopt,
               state);
    }
}

}  // namespace

void drawing_handles(const Ui& ui, const Session& session, ViewState& state) {
    DrawingView& view = state.drawing;
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left) &&
        !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) {
        view.given_up = false;
        view.dragged = 0;
    }
    if (session.drawings.find(view.chosen) == nullptr) {
        view.chosen = 0;
    }
    if (!state.drawings_shown || state.tool != Tool::look || !session.to_lonlat ||
        !session.map_crs.known()) {
        return;
    }
    ImGui::PushID("drawings");
    for (const auto& [id, drawing] : session.drawings.all()) {
        ImGui::PushID(static_cast<int>(id));
        if (drawing.kind != DrawingKind::area) {
            point_handle(ui, session, state, id, drawing);
        } else if (id == view.chosen) {
            area_handles(ui, session, state, id, drawing);
        }
        ImGui::PopID();
    }
    ImGui::PopID();
}

}  // namespace zamin::viewer
