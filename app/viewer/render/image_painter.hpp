// Rasters on a tile; for the .cpp files of app/viewer/render.
#pragma once

#include "viewer/render/map_image.hpp"
#include "viewer/render/paint_layer.hpp"

namespace zamin::viewer {

// The part of the image that the tile shows, smoothly between its cells.
void draw_image(const MapImage& image, float opacity, const PaintFrame& frame, TileCanvas& canvas);

}  // namespace zamin::viewer
