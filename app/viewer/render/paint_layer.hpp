// What is drawn on a tile, and a layer of it about to be drawn: for the .cpp files of
// app/viewer/render.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <memory>
#include <vector>

#include "style/screen_point.hpp"
#include "viewer/render/map_image.hpp"
#include "viewer/render/map_shapes.hpp"
#include "viewer/render/tile_canvas.hpp"

namespace zamin::viewer {

using style::ScreenPoint;

// Class of features that are hidden.
inline constexpr std::uint8_t not_drawn = 255;

// What is drawn; nothing of it changes while it is drawn.
struct PaintItem {
    std::shared_ptr<const MapShapes> shapes;
    std::shared_ptr<const std::vector<std::uint8_t>> classes;  // null: all of class 0
    MapStyle style;
    std::shared_ptr<const MapImage> image =
        nullptr;  // in place of shapes; of the style its opacity
};
struct PaintScene {
    Colour ground;
    std::vector<PaintItem> items;  // first below
};

// The square of the map that a tile shows.
struct PaintFrame {
    Coord lower_left_m;
    double metres_per_px = 1.0;
};

Tint faded(Colour colour, float opacity);

// 45 degree lines over a faint tint, hung on the map so that they run on from tile to tile.
class Hatch {
  public:
    Hatch(const MapStyle& style, const PaintFrame& frame);
    // Of the colour at a pixel.
    float strength(int x, int y) const {
        constexpr float faint = 0.22F;
        float at = std::fmod(static_cast<float>(x - y) * static_cast<float>(diagonal) + m_phase,
                             m_spacing);
        at = at < 0.0F ? at + m_spacing : at;
        const float away = std::abs(at - 0.5F * m_spacing);
        return std::lerp(faint, 1.0F, std::clamp(m_half_line + 0.5F - away, 0.0F, 1.0F));
    }

  private:
    static constexpr double diagonal = 0.70710678118654752;
    float m_spacing;
    float m_half_line;
    float m_phase;
};

struct PixelBounds {
    double min_x = 1e300;
    double min_y = 1e300;
    double max_x = -1e300;
    double max_y = -1e300;
    void add(double x, double y) {
        min_x = std::min(min_x, x);
        min_y = std::min(min_y, y);
        max_x = std::max(max_x, x);
        max_y = std::max(max_y, y);
    }
    bool touches(double size_px, double reach_px) const {
        return max_x > -reach_px && max_y > -reach_px && min_x < size_px + reach_px &&
               min_y < size_px + reach_px;
    }
};

// From metres of a chunk to pixels of the tile.
struct ToPixels {
    ScreenPoint origin;
    double px_per_m;
    ScreenPoint operator()(MapShapes::Point p) const {
        return {origin.x + double{p.x_m} * px_per_m, origin.y + double{p.y_m} * px_per_m};
    }
    PixelBounds operator()(const MapShapes::RunBox& box) const {
        PixelBounds bounds;
        const ScreenPoint least = (*this)(box.least);
        const ScreenPoint most = (*this)(box.most);
        bounds.add(least.x, least.y);
        bounds.add(most.x, most.y);
        return bounds;
    }
};

// A layer about to be drawn on a tile: what is the same for all its shapes.
struct PaintLayer {
    const MapShapes& shapes;
    const std::vector<std::uint8_t>* classes;
    const MapStyle& style;
    const PaintFrame& frame;
    double px_per_m;
    int size_px;
    std::array<Tint, 256> tints;
    Hatch hatch;

    PaintLayer(const PaintItem& item, const PaintFrame& paint_frame, int size);

    std::uint8_t class_of(const MapShapes::Shape& shape) const {
        return classes == nullptr || shape.feature >= classes->size() ? std::uint8_t{0}
                                                                      : (*classes)[shape.feature];
    }
    bool hatched(std::uint8_t c) const { return c < style.hatched.size() && style.hatched[c] != 0; }
    bool near(const MapShapes::Chunk& chunk, double reach_px) const {
        const double reach_m = reach_px * frame.metres_per_px;
        const double side_m = size_px * frame.metres_per_px;
        return chunk.box_m.intersects(
            {frame.lower_left_m.x - reach_m, frame.lower_left_m.y - reach_m,
             frame.lower_left_m.x + side_m + reach_m, frame.lower_left_m.y + side_m + reach_m});
    }
    // Where the chunk's origin lies on the tile.
    ScreenPoint origin_px(const MapShapes::Chunk& chunk) const {
        return {(chunk.origin_m.x - frame.lower_left_m.x) * px_per_m,
                (chunk.origin_m.y - frame.lower_left_m.y) * px_per_m};
    }
};

}  // namespace zamin::viewer
