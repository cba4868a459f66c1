#include "viewer/render/tile_painter.hpp"

#include "viewer/render/image_painter.hpp"
#include "viewer/render/point_painter.hpp"

namespace zamin::viewer {

std::optional<TilePicture> TilePainter::paint(const PaintScene& scene, const PaintFrame& frame,
                                              const std::atomic<bool>& stop) {
    TileCanvas canvas(m_size_px, scene.ground);
    for (const PaintItem& item : scene.items) {
        if (!paint_item(item, frame, canvas, stop)) {
            return std::nullopt;
        }
    }
    return canvas.picture();
}

bool TilePainter::paint_item(const PaintItem& item, const PaintFrame& frame, TileCanvas& canvas,
                             const std::atomic<bool>& stop) {
    if (item.image) {
        draw_image(*item.image, item.style.opacity, frame, canvas);
        return !stop;
    }
    const PaintLayer layer(item, frame, m_size_px);
    if (!item.style.fills.empty() && !m_fills.fill(layer, canvas, stop)) {
        return false;
    }
    for (const Stroke stroke : {Stroke::casing, Stroke::line}) {
        if (has_stroke(item.style, stroke, frame.metres_per_px) &&
            !m_lines.draw(layer, stroke, canvas, stop)) {
            return false;
        }
    }
    return draw_points(layer, canvas, stop);
}

}  // namespace zamin::viewer
