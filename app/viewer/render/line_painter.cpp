#include "viewer/render/line_painter.hpp"

namespace zamin::viewer {

namespace {

// Outlines that begin at a scale come in gradually: half as near again they are whole.
float outline_strength(const MapStyle& style, double metres_per_px) {
    const double closer = style.outline_from_metres_per_px / metres_per_px;
    return static_cast<float>(std::clamp((closer - 1.0) * 2.0, 0.0, 1.0));
}

}  // namespace

bool has_stroke(const MapStyle& style, Stroke which, double metres_per_px) {
    if (metres_per_px > style.outline_from_metres_per_px) {
        return false;
    }
    return which == Stroke::casing ? style.casing.a > 0.0F && style.casing_px > 0.0F
                                   : style.outline.a > 0.0F && style.outline_px > 0.0F;
}

bool LinePainter::draw(const PaintLayer& layer, Stroke which, TileCanvas& canvas,
                       const std::atomic<bool>& stop) {
    const MapStyle& style = layer.style;
    const bool casing = which == Stroke::casing;
    StrokePen pen;
    pen.half_width_px = 0.5 * double{style.outline_px + (casing ? 2.0F * style.casing_px : 0.0F)};
    pen.dashed = style.dashed && !casing;
    pen.dash_px = style.dash_px;
    pen.gap_px = style.dash_px * 2.0 / 3.0;
    const bool by_class = !casing && style.outline_takes_fill && !style.fills.empty();
    const float strength = style.opacity * outline_strength(style, layer.frame.metres_per_px);
    std::vector<Tint> colours(layer.tints.begin(), layer.tints.end());
    if (!by_class) {
        colours.assign(1, faded(casing ? style.casing : style.outline, strength));
    }
    const double reach = pen.half_width_px + 1.0;
    for (const MapShapes::Chunk& chunk : layer.shapes.chunks) {
        if (!layer.near(chunk, reach)) {
            continue;
        }
        if (stop) {
            m_lines.clear();
            return false;
        }
        const ToPixels to_px{layer.origin_px(chunk), layer.px_per_m};
        for (std::uint32_t s = chunk.first_shape; s < chunk.end_shape; ++s) {
            const MapShapes::Shape& shape = layer.shapes.shapes[s];
            const std::uint8_t c = layer.class_of(shape);
            if (shape.kind == GeometryKind::point || c == not_drawn) {
                continue;
            }
            pen.colour = by_class ? c : std::uint8_t{0};
            for (std::uint32_t r = shape.first_ring; r < shape.end_ring; ++r) {
                stroke_ring(layer, r, to_px, pen);
            }
        }
    }
    m_lines.lay_over(canvas, colours);
    return true;
}

void LinePainter::stroke_ring(const PaintLayer& layer, std::uint32_t ring, const ToPixels& to_px,
                              const StrokePen& pen) {
    const std::uint32_t first = layer.shapes.ring_offsets[ring];
    const std::uint32_t last = layer.shapes.ring_offsets[ring + 1] - 1;
    const auto runs = layer.shapes.runs_of(ring);
    double length_px = 0.0;
    if (runs.empty() || pen.dashed) {
        stroke_edges(layer, first, last, to_px, pen, length_px);
        return;
    }
    for (std::uint32_t run = 0; run < runs.size(); ++run) {
        if (to_px(runs[run]).touches(m_size_px, pen.half_width_px + 1.0)) {
            const std::uint32_t from = first + run * MapShapes::run_length;
            stroke_edges(layer, from, std::min(from + MapShapes::run_length, last), to_px, pen,
                         length_px);
        }
    }
}

// From point to point; `length_px` is that of the line so far.
void LinePainter::stroke_edges(const PaintLayer& layer, std::uint32_t first, std::uint32_t last,
                               const ToPixels& to_px, const StrokePen& pen, double& length_px) {
    const MapShapes& shapes = layer.shapes;
    ScreenPoint from = to_px(shapes.points[first]);
    for (std::uint32_t p = first; p < last; ++p) {
        const ScreenPoint to = to_px(shapes.points[p + 1]);
        const bool left_out = pen.dashed && !shapes.repeated.empty() && shapes.repeated[p] != 0;
        if (!left_out) {
            stroke(m_lines, m_size_px, {from.x, from.y, to.x, to.y, length_px}, pen);
        }
        if (pen.dashed) {
            length_px += std::hypot(to.x - from.x, to.y - from.y);
        }
        from = to;
    }
}

}  // namespace zamin::viewer
