// Choosing features: one with its card, many for the table and the map's outlines.
#pragma once

#include <vector>

#include "viewer/session.hpp"

namespace zamin::viewer {

struct ViewState;

// Rows of one layer, in order.
struct Selection {
    LayerId layer = 0;
    std::vector<std::uint32_t> rows;
    bool holds(FeatureRef feature) const;
};

// Chooses the feature alone, or with `more` adds it to the others of its layer or takes it out.
void select_feature(ViewState& state, FeatureRef feature, bool more);

// The layer that selecting and the table are about: that of the table, else the plots, else the
// topmost that is shown; nullptr when nothing is.
const LoadedLayer* main_layer(const Session& session, const ViewState& state);

// Rows whose middle (of their box) lies in a closed ring in map space.
std::vector<std::uint32_t> rows_inside(const Layer& layer, const Crs& map_crs,
                                       const std::vector<Coord>& ring_m, Progress& progress);

}  // namespace zamin::viewer
