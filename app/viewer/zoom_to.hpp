// "plots:17": a layer, or a feature of it, as a place on the map.
#pragma once

#include <optional>
#include <string_view>

#include "viewer/session.hpp"

namespace zamin::viewer {

struct ZoomPlace {
    Box box_m;
    std::optional<FeatureRef> feature;  // none for a whole layer
};

// The place of LAYER or LAYER:ID, where LAYER is a layer's role, title or name in any
// case and ID a feature's id in the source or its name, in any spelling or language that leaves no
// doubt (text::match_names). Throws UsageError naming the layers that are open, or the feature that
// is missing. Layers must have been drawn.
ZoomPlace zoom_place(const Session& session, std::string_view text);

}  // namespace zamin::viewer
