#include "viewer/render/point_painter.hpp"

#include "viewer/render/sign.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t least_crowd = 1000;

// Signs that cover all their ground would only show each other's rims.
bool crowded(const PaintLayer& layer, double sign_px) {
    const Box& box_m = layer.shapes.box_m;
    const double ground_px2 = box_m.width() * box_m.height() * layer.px_per_m * layer.px_per_m;
    const auto count = layer.shapes.shapes.size();
    return count > least_crowd && static_cast<double>(count) * sign_px * sign_px > ground_px2;
}

}  // namespace

bool draw_points(const PaintLayer& layer, TileCanvas& canvas, const std::atomic<bool>& stop) {
    const MapStyle& style = layer.style;
    SignPen pen;
    pen.sign = style.sign;
    pen.half_size_px = 0.5 * double{style.point_px};
    pen.outline_px = style.outline.a > 0.0F ? double{style.outline_px} : 0.0;
    pen.rim_px = style.casing_px;
    pen.outline = faded(style.outline, style.opacity);
    pen.rim = faded(style.casing, style.opacity);
    for (const float size_px : style.class_px) {
        pen.half_size_px = std::max(pen.half_size_px, 0.5 * double{size_px});
    }
    if (crowded(layer, 2.0 * pen.half_size_px)) {
        pen.rim_px = 0.0;
        pen.outline_px = 0.0;
    }
    const double reach = sign_reach_px(pen);
    for (const MapShapes::Chunk& chunk : layer.shapes.chunks) {
        if (!chunk.has_points || !layer.near(chunk, reach)) {
            continue;
        }
        if (stop) {
            return false;
        }
        const ToPixels to_px{layer.origin_px(chunk), layer.px_per_m};
        for (std::uint32_t s = chunk.first_shape; s < chunk.end_shape; ++s) {
            const MapShapes::Shape& shape = layer.shapes.shapes[s];
            const std::uint8_t c = layer.class_of(shape);
            if (shape.kind != GeometryKind::point || c == not_drawn) {
                continue;
            }
            pen.fill = layer.tints[c];
            if (!style.class_px.empty()) {
                pen.half_size_px =
                    0.5 *
                    double{style.class_px[std::min<std::size_t>(c, style.class_px.size() - 1)]};
            }
            for (std::uint32_t r = shape.first_ring; r < shape.end_ring; ++r) {
                for (const MapShapes::Point& p : layer.shapes.ring(r).first(1)) {
                    const ScreenPoint at = to_px(p);
                    draw_sign(canvas, at.x, at.y, pen);
                }
            }
        }
    }
    return true;
}

}  // namespace zamin::viewer
