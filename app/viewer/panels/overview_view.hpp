// What the overview map shows: the districts' outlines, thinned, or the layers' extents.
#pragma once

#include <vector>

#include "viewer/session.hpp"

namespace zamin::viewer {

struct OverviewView {
    std::vector<LayerHandle> of;  // what it was made of
    Box box_m;
    std::vector<std::vector<Coord>> outlines_m;
};

}  // namespace zamin::viewer
