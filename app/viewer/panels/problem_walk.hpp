// The part of the Data page that walks through what is wrong with a layer.
#pragma once

#include "viewer/data_view.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// A look on request; then kind by kind, finding by finding on the map, with what could be done
// about it; at last a mended copy. Call between ImGui::NewFrame and Render.
void problem_walk(const Ui& ui, const LoadedLayer& layer, DataView& view, ViewState& state);

}  // namespace zamin::viewer
