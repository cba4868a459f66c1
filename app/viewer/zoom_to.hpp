// "plots:17": a layer, or a feature of it, as a place on the map.
#pragma once

#include <string_view>

#include "viewer/session.hpp"

namespace zamin::viewer {

// The box in map space of LAYER or LAYER:ID, where LAYER is a layer's role, title or name in any
// case and ID a feature's id in the source or its name. Throws UsageError naming the layers that
// are open, or the feature that is missing. Layers must have been drawn.
Box zoom_box(const Session& session, std::string_view text);

}  // namespace zamin::viewer
