// A small stage for drawing tests: layers of shapes in metres, a view of a pixel a metre, and the
// colours of the pixels that come out.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

#include "core/error.hpp"
#include "viewer/offscreen.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/render/prepare_shapes.hpp"

namespace zamin::viewer::test {

using Pixel = std::array<int, 3>;

inline constexpr int stage_px = 200;

// Map of 200 x 200 m, (0, 0) its lower left corner, on as many pixels.
class Stage {
  public:
    Stage() : m_screen(stage_px, stage_px), renderer(make_gl_renderer()) {
        view.center_m = {stage_px / 2.0, stage_px / 2.0};
        view.metres_per_px = 1.0;
        view.width_px = stage_px;
        view.height_px = stage_px;
    }

    bool draw(std::span<const DrawItem> items) {
        const bool settled = renderer->draw(view, 0, 0, ground, items);
        m_picture = m_screen.read();
        return settled;
    }
    bool draw(LayerHandle layer, const MapStyle& style) {
        const DrawItem item{layer, &style, {}, {}};
        return draw(std::span(&item, 1));
    }
    const Picture& picture() const { return m_picture; }
    // The pixel that holds the point of the map.
    Pixel at(double x_m, double y_m) const {
        const ScreenPoint p = view.to_screen({x_m, y_m});
        const auto column = static_cast<std::size_t>(p.x);
        const auto row = static_cast<std::size_t>(p.y);
        const std::size_t i = (row * stage_px + column) * 4;
        return {m_picture.rgba[i], m_picture.rgba[i + 1], m_picture.rgba[i + 2]};
    }

  private:
    Offscreen m_screen;
    Picture m_picture;

  public:
    std::unique_ptr<MapRenderer> renderer;
    MapView view;
    Colour ground{1.0F, 1.0F, 1.0F, 1.0F};
};

// Nothing, with a clear line, on machines that cannot draw without a window.
inline std::unique_ptr<Stage> make_stage() {
    try {
        return std::make_unique<Stage>();
    } catch (const Error& e) {
        MESSAGE("skipped: " << e.what());
        return nullptr;
    }
}

inline bool near(Pixel a, Pixel b, int tolerance = 3) {
    return std::abs(a[0] - b[0]) <= tolerance && std::abs(a[1] - b[1]) <= tolerance &&
           std::abs(a[2] - b[2]) <= tolerance;
}

inline Layer map_layer() {
    Layer layer;
    layer.name = "shapes";
    layer.crs = Crs::parse("EPSG:32642");
    return layer;
}

inline void add_ring(Layer& layer, const std::vector<Coord>& coords) {
    layer.geometry.coords.insert(layer.geometry.coords.end(), coords.begin(), coords.end());
    layer.geometry.end_ring();
}

inline void end_feature(Layer& layer, GeometryKind kind) {
    layer.geometry.end_part();
    layer.geometry.end_feature(kind);
    layer.feature_ids.push_back(static_cast<std::int64_t>(layer.feature_ids.size()));
}

inline std::vector<Coord> square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

inline void add_square(Layer& layer, double x, double y, double side) {
    add_ring(layer, square(x, y, side));
    end_feature(layer, GeometryKind::polygon);
}

inline MapShapes shapes_of(const Layer& layer) {
    Progress progress;
    return prepare_shapes(layer, layer.crs, progress);
}

}  // namespace zamin::viewer::test
