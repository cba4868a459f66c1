// Draws layers in their styles into tiles, by the processor, on any thread: what a tile costs
// follows the shapes in it, and the window's own thread has nothing to do with it.
#pragma once

#include <optional>

#include "viewer/render/fill_painter.hpp"
#include "viewer/render/line_painter.hpp"

namespace zamin::viewer {

class TilePainter {
  public:
    explicit TilePainter(int size_px) : m_size_px(size_px), m_fills(size_px), m_lines(size_px) {}

    // Of each item its fills, its lines on their casing, its points. Nothing when `stop` was set
    // meanwhile.
    std::optional<TilePicture> paint(const PaintScene& scene, const PaintFrame& frame,
                                     const std::atomic<bool>& stop);

  private:
    bool paint_item(const PaintItem& item, const PaintFrame& frame, TileCanvas& canvas,
                    const std::atomic<bool>& stop);

    int m_size_px;
    FillPainter m_fills;
    LinePainter m_lines;
};

}  // namespace zamin::viewer
