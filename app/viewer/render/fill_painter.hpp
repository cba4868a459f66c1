// Fills of polygons, and dots for those too small to be seen; for the .cpp files of
// app/viewer/render.
#pragma once

#include "style/area_mask.hpp"
#include "viewer/render/paint_layer.hpp"

namespace zamin::viewer {

class FillPainter {
  public:
    explicit FillPainter(int size_px)
        : m_size_px(size_px), m_mask(size_px, size_px), m_fills(size_px) {}

    // False when `stop` was set meanwhile: nothing was drawn then.
    bool fill(const PaintLayer& layer, TileCanvas& canvas, const std::atomic<bool>& stop);

  private:
    void fill_shape(const PaintLayer& layer, const MapShapes::Chunk& chunk,
                    const MapShapes::Shape& shape, double speck);
    void add_small(const PixelBounds& bounds, const Tint& colour, float area);
    void add_speck(const PixelBounds& bounds, const Tint& colour, double strength);

    int m_size_px;
    style::AreaMask m_mask;
    FillSheet m_fills;
};

}  // namespace zamin::viewer
