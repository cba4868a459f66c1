// Where a drawn point settles: on a corner of a plot, a road or another drawing near the cursor,
// else on an edge.
#pragma once

#include <optional>

#include "project/drawings.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

struct ViewState;

struct SnapPoint {
    Coord at_m;           // map space
    bool corner = false;  // else on an edge
};

// The nearest corner within `reach_m` of a point of map space, else the nearest place on an edge,
// among the visible layers of areas and lines and the drawings but `except`; none where nothing is
// near, and for a layer where so much is near that nobody could tell what is meant.
std::optional<SnapPoint> snap(const Session& session, const ViewState& state, Coord at_m,
                              double reach_m, project::DrawingId except);

}  // namespace zamin::viewer
