#include "viewer/render/image_painter.hpp"

#include <algorithm>
#include <vector>

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

// A colour's four channels, each in 16 bits of a word, so that they are blended together.
using Channels = std::uint64_t;

Channels channels(std::uint32_t argb) {
    Channels wide = argb;
    wide = (wide | wide << 16U) & 0x0000FFFF0000FFFFU;
    return (wide | wide << 8U) & 0x00FF00FF00FF00FFU;
}

// From `a` at weight 0 to `b` at weight 256, rounded.
Channels blended(Channels a, Channels b, std::uint32_t weight) {
    return ((a * (256U - weight) + b * weight + 0x0080008000800080U) >> 8U) & 0x00FF00FF00FF00FFU;
}

Tint tint_of(Channels c, float scale) {
    return {static_cast<float>(c >> 32U & 255U) * scale,
            static_cast<float>(c >> 16U & 255U) * scale, static_cast<float>(c & 255U) * scale,
            static_cast<float>(c >> 48U) * scale};
}

// Two neighbouring cells of a row or a column, and how far a pixel's middle lies from the first
// one's to the second one's, of 256. Beyond the outer cells it is as theirs.
struct Between {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t weight = 0;
};

Between between(double cells, int count) {
    const double at = std::clamp(cells - 0.5, 0.0, count - 1.0);
    const auto first = static_cast<std::uint32_t>(at);
    return {first, std::min(first + 1U, static_cast<std::uint32_t>(count) - 1U),
            static_cast<std::uint32_t>((at - first) * 256.0)};
}

// For every pixel of a line that lies in the image, and the first of these pixels.
struct LineOfPixels {
    int begin = 0;
    std::vector<Between> cells;
};

LineOfPixels columns_of(const MapImage& image, const MapImage::Level& level,
                        const PaintFrame& frame, int size_px) {
    LineOfPixels line;
    for (int x = 0; x < size_px; ++x) {
        const double map_x = frame.lower_left_m.x + (x + 0.5) * frame.metres_per_px;
        if (map_x < image.box_m.min_x) {
            line.begin = x + 1;
        } else if (map_x <= image.box_m.max_x) {
            line.cells.push_back(between(
                (map_x - image.box_m.min_x) * level.width / image.box_m.width(), level.width));
        }
    }
    return line;
}

}  // namespace

void draw_image(const MapImage& image, float opacity, const PaintFrame& frame, TileCanvas& canvas) {
    if (image.levels.empty() || image.levels.front().argb.empty()) {
        return;
    }
    const MapImage::Level& level = level_for(image, frame.metres_per_px);
    const double rows_per_m = level.height / image.box_m.height();
    const LineOfPixels columns = columns_of(image, level, frame, canvas.size_px());
    const float scale = opacity / 255.0F;
    for (int y = 0; y < canvas.size_px(); ++y) {
        const double map_y = frame.lower_left_m.y + (y + 0.5) * frame.metres_per_px;
        if (map_y < image.box_m.min_y || map_y > image.box_m.max_y) {
            continue;
        }
        const Between rows = between((image.box_m.max_y - map_y) * rows_per_m, level.height);
        const auto width = static_cast<std::size_t>(level.width);
        const std::uint32_t* const upper = level.argb.data() + rows.first * width;
        const std::uint32_t* const lower = level.argb.data() + rows.second * width;
        int x = columns.begin;
        for (const Between& c : columns.cells) {
            const Channels above =
                blended(channels(upper[c.first]), channels(upper[c.second]), c.weight);
            const Channels below =
                blended(channels(lower[c.first]), channels(lower[c.second]), c.weight);
            canvas.over(x++, y, tint_of(blended(above, below, rows.weight), scale));
        }
    }
}

}  // namespace zamin::viewer
