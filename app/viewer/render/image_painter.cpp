#include "viewer/render/image_painter.hpp"

namespace zamin::viewer {

namespace {

// The smallest level whose cells are no larger than a pixel, or the first.
const MapImage::Level& level_for(const MapImage& image, double metres_per_px) {
    const MapImage::Level* chosen = &image.levels.front();
    for (const MapImage::Level& level : image.levels) {
        if (image.box_m.width() / level.width <= metres_per_px) {
            chosen = &level;
        }
    }
    return *chosen;
}

Tint tint_of(std::uint32_t argb, float weight) {
    const float scale = weight / 255.0F;
    return {static_cast<float>(argb >> 16U & 255U) * scale,
            static_cast<float>(argb >> 8U & 255U) * scale, static_cast<float>(argb & 255U) * scale,
            static_cast<float>(argb >> 24U) * scale};
}

// Between the middles of four cells; beyond the outer ones as these.
Tint smooth(const MapImage::Level& level, double column, double row) {
    const double x = std::clamp(column - 0.5, 0.0, level.width - 1.0);
    const double y = std::clamp(row - 0.5, 0.0, level.height - 1.0);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const int right = std::min(left + 1, level.width - 1);
    const int bottom = std::min(top + 1, level.height - 1);
    const auto u = static_cast<float>(x - left);
    const auto v = static_cast<float>(y - top);
    const auto at = [&level](int cell_x, int cell_y) {
        return level.argb[static_cast<std::size_t>(cell_y) * static_cast<std::size_t>(level.width) +
                          static_cast<std::size_t>(cell_x)];
    };
    Tint sum;
    const auto add = [&sum](const Tint& t) {
        sum = {sum.r + t.r, sum.g + t.g, sum.b + t.b, sum.a + t.a};
    };
    add(tint_of(at(left, top), (1.0F - u) * (1.0F - v)));
    add(tint_of(at(right, top), u * (1.0F - v)));
    add(tint_of(at(left, bottom), (1.0F - u) * v));
    add(tint_of(at(right, bottom), u * v));
    return sum;
}

}  // namespace

void draw_image(const MapImage& image, float opacity, const PaintFrame& frame, TileCanvas& canvas) {
    if (image.levels.empty() || image.levels.front().argb.empty()) {
        return;
    }
    const MapImage::Level& level = level_for(image, frame.metres_per_px);
    const double columns_per_m = level.width / image.box_m.width();
    const double rows_per_m = level.height / image.box_m.height();
    for (int y = 0; y < canvas.size_px(); ++y) {
        const double map_y = frame.lower_left_m.y + (y + 0.5) * frame.metres_per_px;
        if (map_y < image.box_m.min_y || map_y > image.box_m.max_y) {
            continue;
        }
        const double row = (image.box_m.max_y - map_y) * rows_per_m;
        for (int x = 0; x < canvas.size_px(); ++x) {
            const double map_x = frame.lower_left_m.x + (x + 0.5) * frame.metres_per_px;
            if (map_x < image.box_m.min_x || map_x > image.box_m.max_x) {
                continue;
            }
            const Tint t = smooth(level, (map_x - image.box_m.min_x) * columns_per_m, row);
            canvas.over(x, y, {t.r * opacity, t.g * opacity, t.b * opacity, t.a * opacity});
        }
    }
}

}  // namespace zamin::viewer
