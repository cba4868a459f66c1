// Draws layers in their styles onto a canvas, in steps small enough to stop between them; for the
// .cpp files of app/viewer/render.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "viewer/render/gl_layer.hpp"
#include "viewer/render/shader_program.hpp"

namespace zamin::viewer {

// A rectangle of the bound framebuffer and the part of the map that it shows.
struct Canvas {
    MapView view;  // size and scale in the framebuffer's own pixels
    int x_px = 0;  // lower left corner in the framebuffer
    int y_px = 0;
    int pixels_per_style_px = 1;  // 2 on canvases that are reduced afterwards
};

// A layer to draw, looked up.
struct PaintItem {
    const GlLayer* layer = nullptr;
    const MapStyle* style = nullptr;
};

enum class PaintPass : std::uint8_t { fill, speck, casing, line, point };

// One chunk of one layer in one pass.
struct PaintStep {
    std::uint32_t item = 0;
    std::uint32_t chunk = 0;
    PaintPass pass = PaintPass::fill;
    std::uint32_t triangles = 0;  // about what it costs
    double speck_strength = 1.0;  // opacity of a dot
};

class GlPainter {
  public:
    GlPainter();

    // Everything that touches the canvas: an item's fills, dots for those too small to be
    // seen, its lines on their casing, its points.
    static std::vector<PaintStep> plan(const Canvas& canvas, std::span<const PaintItem> items);
    // Sets viewport and blending; before the first step of a canvas and whenever others have drawn.
    void begin(const Canvas& canvas);
    void run(const PaintStep& step, std::span<const PaintItem> items);
    // Outlines and rims of single features, above everything.
    void outline(const PaintItem& item, std::span<const std::uint32_t> features, Colour colour);

  private:
    struct Stroke {
        Colour colour;
        float width_px = 1.0F;
        bool takes_fill = false;
        bool dashed = false;
    };
    struct Rim {
        Colour colour;
        float width_px = 0.0F;
        bool alone = false;  // without the sign inside
    };
    void set_layer(const ShaderProgram& program, const PaintItem& item) const;
    void begin_fill(const PaintItem& item) const;
    void begin_specks(const PaintItem& item) const;
    void begin_lines(const PaintItem& item, const Stroke& stroke) const;
    void begin_points(const PaintItem& item, const Rim& rim) const;
    void begin_pass(const PaintItem& item, PaintPass pass) const;
    float scaled(float style_px) const {
        return style_px * static_cast<float>(m_canvas.pixels_per_style_px);
    }

    ShaderProgram m_fill;
    ShaderProgram m_speck;
    ShaderProgram m_line;
    ShaderProgram m_point;
    Canvas m_canvas;
    // The item and pass that the current program is set up for; -1 = none.
    std::int64_t m_item = -1;
    PaintPass m_pass = PaintPass::fill;
};

}  // namespace zamin::viewer
