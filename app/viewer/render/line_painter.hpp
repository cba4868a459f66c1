// Outlines and lines with their casing; for the .cpp files of app/viewer/render.
#pragma once

#include "viewer/render/paint_layer.hpp"
#include "viewer/render/stroke.hpp"

namespace zamin::viewer {

enum class Stroke : std::uint8_t { casing, line };

// Whether the style has such a line at this scale.
bool has_stroke(const MapStyle& style, Stroke which, double metres_per_px);

class LinePainter {
  public:
    explicit LinePainter(int size_px) : m_size_px(size_px), m_lines(size_px) {}

    // False when `stop` was set meanwhile: nothing was drawn then.
    bool draw(const PaintLayer& layer, Stroke which, TileCanvas& canvas,
              const std::atomic<bool>& stop);

  private:
    void stroke_ring(const PaintLayer& layer, std::uint32_t ring, const ToPixels& to_px,
                     const StrokePen& pen);
    void stroke_edges(const PaintLayer& layer, std::uint32_t first, std::uint32_t last,
                      const ToPixels& to_px, const StrokePen& pen, double& length_px);

    int m_size_px;
    LineSheet m_lines;
};

}  // namespace zamin::viewer
