#include "viewer/render/fill_painter.hpp"

#include "viewer/render/specks.hpp"

namespace zamin::viewer {

namespace {

void add_ring(style::AreaMask& mask, std::span<const MapShapes::Point> ring,
              const ToPixels& to_px) {
    ScreenPoint last = to_px(ring[0]);
    for (const MapShapes::Point& p : ring.subspan(1)) {
        const ScreenPoint next = to_px(p);
        mask.edge(last.x, last.y, next.x, next.y);
        last = next;
    }
}

// Runs that lie wholly beside the tile count as one edge from their first point to their last.
void add_long_ring(style::AreaMask& mask, std::span<const MapShapes::Point> ring,
                   std::span<const MapShapes::RunBox> runs, const ToPixels& to_px, int size_px) {
    for (std::size_t run = 0; run < runs.size(); ++run) {
        const std::size_t first = run * MapShapes::run_length;
        const std::size_t last = std::min(first + MapShapes::run_length, ring.size() - 1);
        const PixelBounds box = to_px(runs[run]);
        if (box.touches(size_px, 0.0)) {
            add_ring(mask, ring.subspan(first, last - first + 1), to_px);
        } else {
            const std::array<MapShapes::Point, 2> ends{ring[first], ring[last]};
            add_ring(mask, ends, to_px);
        }
    }
}

PixelBounds bounds_of(const MapShapes& shapes, std::uint32_t ring, const ToPixels& to_px) {
    PixelBounds bounds;
    const auto runs = shapes.runs_of(ring);
    for (const MapShapes::RunBox& run : runs) {
        for (const MapShapes::Point& p : {run.least, run.most}) {
            const ScreenPoint at = to_px(p);
            bounds.add(at.x, at.y);
        }
    }
    if (runs.empty()) {
        for (const MapShapes::Point& p : shapes.ring(ring)) {
            const ScreenPoint at = to_px(p);
            bounds.add(at.x, at.y);
        }
    }
    return bounds;
}

float area_px2(std::span<const MapShapes::Point> ring, double px_per_m) {
    // About the first point, where floats are exact enough.
    const MapShapes::Point o = ring[0];
    float twice_m2 = 0.0F;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        twice_m2 += (ring[i - 1].x_m - o.x_m) * (ring[i].y_m - o.y_m) -
                    (ring[i].x_m - o.x_m) * (ring[i - 1].y_m - o.y_m);
    }
    return std::abs(twice_m2) * static_cast<float>(0.5 * px_per_m * px_per_m);
}

}  // namespace

bool FillPainter::fill(const PaintLayer& layer, TileCanvas& canvas, const std::atomic<bool>& stop) {
    for (const MapShapes::Chunk& chunk : layer.shapes.chunks) {
        if (chunk.crowd.count == 0 || !layer.near(chunk, speck_radius_px + 1.0)) {
            continue;
        }
        if (stop) {
            m_fills.clear();
            return false;
        }
        const double strength = speck_strength(chunk.crowd, layer.frame.metres_per_px);
        for (std::uint32_t s = chunk.first_shape; s < chunk.end_shape; ++s) {
            if (layer.shapes.shapes[s].kind == GeometryKind::polygon) {
                fill_shape(layer, chunk, layer.shapes.shapes[s],
                           strength < weakest_speck ? 0.0 : strength);
            }
        }
    }
    m_fills.lay_over(canvas);
    return true;
}

void FillPainter::fill_shape(const PaintLayer& layer, const MapShapes::Chunk& chunk,
                             const MapShapes::Shape& shape, double speck) {
    const std::uint8_t c = layer.class_of(shape);
    if (c == not_drawn) {
        return;
    }
    const ToPixels to_px{layer.origin_px(chunk), layer.px_per_m};
    const PixelBounds bounds = bounds_of(layer.shapes, shape.first_ring, to_px);
    // Of several parts the first is not all.
    const bool several = shape.end_ring > shape.first_ring + 1;
    if (!several && !bounds.touches(m_size_px, speck_radius_px + 1.0)) {
        return;
    }
    const Tint colour = layer.tints[c];
    if (!several && !layer.hatched(c) && bounds.max_x - bounds.min_x <= 1.0 &&
        bounds.max_y - bounds.min_y <= 1.0) {
        add_small(bounds, colour, area_px2(layer.shapes.ring(shape.first_ring), layer.px_per_m));
        add_speck(bounds, colour, speck);
        return;
    }
    for (std::uint32_t r = shape.first_ring; r < shape.end_ring; ++r) {
        const auto ring = layer.shapes.ring(r);
        const auto runs = layer.shapes.runs_of(r);
        if (runs.empty()) {
            add_ring(m_mask, ring, to_px);
        } else {
            add_long_ring(m_mask, ring, runs, to_px, m_size_px);
        }
    }
    if (layer.hatched(c)) {
        m_mask.take([&](int x, int y, float covered) {
            const float by = layer.hatch.strength(x, y);
            m_fills.add(x, y, {colour.r * by, colour.g * by, colour.b * by, colour.a * by},
                        covered);
        });
    } else {
        m_mask.take([&](int x, int y, float covered) { m_fills.add(x, y, colour, covered); });
    }
    add_speck(bounds, colour, speck);
}

// A polygon no larger than a pixel: its area, shared out among the four pixels that its box touches
// as the box is. In all it is exact.
void FillPainter::add_small(const PixelBounds& bounds, const Tint& colour, float area) {
    const auto left = static_cast<int>(std::floor(bounds.min_x));
    const auto bottom = static_cast<int>(std::floor(bounds.min_y));
    const auto share_of_first = [](double least, double most, int first) {
        return most <= first + 1.0 ? 1.0F
                                   : static_cast<float>((first + 1.0 - least) / (most - least));
    };
    const float in_left = share_of_first(bounds.min_x, bounds.max_x, left);
    const float in_bottom = share_of_first(bounds.min_y, bounds.max_y, bottom);
    const auto add = [&](int x, int y, float share) {
        if (share > 0.0F && x >= 0 && y >= 0 && x < m_size_px && y < m_size_px) {
            m_fills.add(x, y, colour, std::min(area * share, 1.0F));
        }
    };
    add(left, bottom, in_left * in_bottom);
    add(left + 1, bottom, (1.0F - in_left) * in_bottom);
    add(left, bottom + 1, in_left * (1.0F - in_bottom));
    add(left + 1, bottom + 1, (1.0F - in_left) * (1.0F - in_bottom));
}

void FillPainter::add_speck(const PixelBounds& bounds, const Tint& colour, double strength) {
    const double width = bounds.max_x - bounds.min_x;
    const double height = bounds.max_y - bounds.min_y;
    const double size = std::sqrt(width * height);
    const double needed = std::clamp(2.0 - 2.0 * size / speck_seen_px, 0.0, 1.0) * strength;
    if (needed <= 0.0) {
        return;
    }
    const double middle_x = bounds.min_x + width / 2;
    const double middle_y = bounds.min_y + height / 2;
    constexpr double reach = speck_radius_px + 0.5;
    const int last_y = std::min(static_cast<int>(middle_y + reach), m_size_px - 1);
    const int last_x = std::min(static_cast<int>(middle_x + reach), m_size_px - 1);
    for (int y = std::max(static_cast<int>(middle_y - reach), 0); y <= last_y; ++y) {
        for (int x = std::max(static_cast<int>(middle_x - reach), 0); x <= last_x; ++x) {
            const double dx = x + 0.5 - middle_x;
            const double dy = y + 0.5 - middle_y;
            const double part = std::clamp(reach - std::sqrt(dx * dx + dy * dy), 0.0, 1.0);
            if (part > 0.0) {
                m_fills.add(x, y, colour, static_cast<float>(part * needed));
            }
        }
    }
}

}  // namespace zamin::viewer
