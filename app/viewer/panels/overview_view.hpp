// What the overview map shows: the districts' outlines, thinned, or the layers' extents.
#pragma once

#include <vector>

#include "viewer/session.hpp"

namespace zamin::viewer {

// The longest side of the inset in the corner of the map, and its distance from the edges.
inline constexpr float overview_side = 168.0F;
inline constexpr float overview_margin = 12.0F;

struct OverviewView {
    std::vector<LayerHandle> of;  // what it was made of
    Box box_m;
    std::vector<std::vector<Coord>> outlines_m;
};

}  // namespace zamin::viewer
