// From a layer to the shapes that the renderer draws.
#pragma once

#include "core/crs.hpp"
#include "core/layer.hpp"
#include "core/progress.hpp"
#include "viewer/render/map_shapes.hpp"

namespace zamin::viewer {

// Projects to `map_crs` and puts features that lie near each other together. Features that cannot
// be projected (infinite coordinates) are left out; they stay in the layer. Throws Cancelled.
MapShapes prepare_shapes(const Layer& layer, const Crs& map_crs, Progress& progress);

}  // namespace zamin::viewer
