// Drawing on the map: the signs of what is drawn, what can be taken hold of, the tools.
#pragma once

#include <string>
#include <vector>

#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

bool draws(Tool tool);

// A drawing as it is, or as it would be while it is dragged.
const project::Drawing& as_shown(const ViewState& state, project::DrawingId id,
                                 const project::Drawing& drawing);
// Its points in map space; none where the map has no projection yet.
std::vector<Coord> points_m(const Session& session, const project::Drawing& drawing);
// "Site 3" where it has no name.
std::string shown_name(const Ui& ui, project::DrawingId id, const project::Drawing& drawing);

// Lengths and areas as people read them.
std::string length_text(const Ui& ui, double length_m);
std::string area_text(const Ui& ui, double area_m2);
// Of corners in map space, on the ellipsoid: the length of a line, or a ring's area with the length
// around it.
std::string measured(const Ui& ui, const Session& session, const std::vector<Coord>& corners_m,
                     bool ring);

// The place for a point at the cursor: where it settles (state.drawing.snap), else the cursor's
// own. Shift keeps it from settling.
Coord drawn_point(const Ui& ui, const Session& session, ViewState& state, Coord cursor_m,
                  project::DrawingId except);

void drawings_on_map(const Ui& ui, const Session& session, const ViewState& state,
                     ImDrawList& list);
void drawing_handles(const Ui& ui, const Session& session, ViewState& state);
// The sign of where a point would settle.
void draw_snap(const Ui& ui, const ViewState& state, ImDrawList& list);
// What a click does with a tool that makes points.
void draw_point(const Session& session, ViewState& state, Coord map_m);
// Makes an area of corners in map space; fewer than three are none.
void draw_area(const Session& session, ViewState& state, const std::vector<Coord>& corners_m);
// The area whose outline is at a point of map space; 0 = none.
project::DrawingId area_at(const Session& session, Coord map_m, double reach_m);

// The words that take and undo what is drawn, under the tool bar.
void drawing_bar(const Ui& ui, const Session& session, ViewState& state);
// The card of the chosen drawing, at the map's left.
void drawing_card(const Ui& ui, const Session& session, ViewState& state);

}  // namespace zamin::viewer
