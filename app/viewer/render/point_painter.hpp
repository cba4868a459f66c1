// Points as signs; for the .cpp files of app/viewer/render.
#pragma once

#include "viewer/render/paint_layer.hpp"

namespace zamin::viewer {

// False when `stop` was set meanwhile.
bool draw_points(const PaintLayer& layer, TileCanvas& canvas, const std::atomic<bool>& stop);

}  // namespace zamin::viewer
