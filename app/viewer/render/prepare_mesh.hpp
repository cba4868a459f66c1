// From a layer to a mesh for drawing; runs on a job's thread.
#pragma once

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "viewer/render/map_renderer.hpp"

namespace zamin::viewer {

// Projects to `map_crs` and triangulates polygons with their holes. Features that cannot be
// projected are left out of the mesh. Throws Cancelled.
MapMesh prepare_mesh(const Layer& layer, const Crs& map_crs, Progress& progress);

}  // namespace zamin::viewer
