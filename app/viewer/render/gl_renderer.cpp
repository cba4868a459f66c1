// The OpenGL 3.3 renderer. In an item: fills, then lines on their casing, then points; the
// selections of all items lie above everything.
#include <epoxy/gl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/error.hpp"
#include "viewer/render/gl_layer.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/render/shader_program.hpp"
#include "viewer/render/shaders.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t palette_size = 64;  // as in common.glsl
constexpr float selection_width_px = 3.0F;

void set(GLint location, Colour c, float opacity = 1.0F) {
    glUniform4f(location, c.r, c.g, c.b, c.a * opacity);
}

// The palette as the shaders take it; classes beyond the style's fills take its last one.
void set_palette(const ShaderProgram& program, const MapStyle& style) {
    std::array<float, palette_size * 4> palette{};
    for (std::size_t i = 0; i < palette_size && !style.fills.empty(); ++i) {
        const Colour& c = style.fills[std::min(i, style.fills.size() - 1)];
        palette[i * 4 + 0] = c.r;
        palette[i * 4 + 1] = c.g;
        palette[i * 4 + 2] = c.b;
        palette[i * 4 + 3] = c.a * style.opacity;
    }
    glUniform4fv(program.uniform("u_palette"), palette_size, palette.data());
}

void set_hatched(const ShaderProgram& program, const MapStyle& style) {
    std::array<GLuint, 2> bits{};
    for (std::size_t i = 0; i < std::min(style.hatched.size(), palette_size); ++i) {
        if (style.hatched[i] != 0) {
            bits[i / 32] |= 1U << (i % 32);
        }
    }
    glUniform2ui(program.uniform("u_hatched"), bits[0], bits[1]);
}

void set_camera(const ShaderProgram& program, const MapView& view, Coord origin_m) {
    const double x_m = view.center_m.x - origin_m.x;
    const double y_m = view.center_m.y - origin_m.y;
    const auto high_x = static_cast<float>(x_m);
    const auto high_y = static_cast<float>(y_m);
    glUniform2f(program.uniform("u_center_high_m"), high_x, high_y);
    glUniform2f(program.uniform("u_center_low_m"), static_cast<float>(x_m - double{high_x}),
                static_cast<float>(y_m - double{high_y}));
    glUniform1f(program.uniform("u_px_per_m"), static_cast<float>(1.0 / view.metres_per_px));
    glUniform2f(program.uniform("u_size_px"), static_cast<float>(view.width_px),
                static_cast<float>(view.height_px));
    glUniform1i(program.uniform("u_classes"), 0);
}

// What of the map can touch the screen: signs and wide lines reach over from outside it.
Box visible_with_margin(const MapView& view) {
    constexpr double margin_px = 64.0;
    MapView larger = view;
    larger.width_px += 2 * margin_px;
    larger.height_px += 2 * margin_px;
    return larger.visible_m();
}

struct Stroke {
    Colour colour;
    float width_px = 1.0F;
    float opacity = 1.0F;
    bool takes_fill = false;
    bool dashed = false;
};

struct Sign {
    float rim_px = 0.0F;
    Colour rim;
    bool filled = true;
};

class GlRenderer final : public MapRenderer {
  public:
    GlRenderer()
        : m_fill("fill", shaders::common_glsl, shaders::fill_vert, shaders::fill_frag),
          m_line("line", shaders::common_glsl, shaders::line_vert, shaders::line_frag),
          m_point("point", shaders::common_glsl, shaders::point_vert, shaders::point_frag) {}

    LayerHandle upload(const MapMesh& mesh) override {
        GlLayer layer(mesh);
        m_layers.emplace(++m_last_handle, std::move(layer));
        return m_last_handle;
    }

    void set_classes(LayerHandle layer, std::span<const std::uint8_t> classes) override {
        m_layers.at(layer).set_classes(classes);
    }

    void remove(LayerHandle layer) override { m_layers.erase(layer); }

    void draw(const MapView& view, int x_px, int y_px, Colour ground,
              std::span<const DrawItem> items) override {
        begin(view, x_px, y_px, ground);
        const Box visible = visible_with_margin(view);
        for (const DrawItem& item : items) {
            const auto layer = m_layers.find(item.layer);
            if (layer != m_layers.end() && item.style &&
                layer->second.box_m().intersects(visible)) {
                layer->second.bind_classes(GL_TEXTURE0);
                draw_item(layer->second, *item.style, view, visible);
            }
        }
        for (const DrawItem& item : items) {
            const auto layer = m_layers.find(item.layer);
            if (layer != m_layers.end() && item.style && !item.selected.empty()) {
                layer->second.bind_classes(GL_TEXTURE0);
                draw_selection(layer->second, item, view);
            }
        }
        glBindVertexArray(0);
        glUseProgram(0);
        glDisable(GL_SCISSOR_TEST);
    }

  private:
    void begin(const MapView& view, int x_px, int y_px, Colour ground) {
        const auto width = static_cast<GLsizei>(std::lround(view.width_px));
        const auto height = static_cast<GLsizei>(std::lround(view.height_px));
        m_x_px = x_px;
        m_y_px = y_px;
        glViewport(x_px, y_px, width, height);
        glScissor(x_px, y_px, width, height);
        glEnable(GL_SCISSOR_TEST);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_STENCIL_TEST);
        glDisable(GL_CULL_FACE);
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glClearColor(ground.r, ground.g, ground.b, ground.a);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    void draw_item(const GlLayer& layer, const MapStyle& style, const MapView& view,
                   const Box& visible) {
        if (!style.fills.empty()) {
            draw_fills(layer, style, view, visible);
        }
        if (view.metres_per_px <= style.outline_from_metres_per_px) {
            draw_lines(layer, style, view, visible);
        }
        const Sign sign{style.casing_px, style.casing, true};
        begin_points(layer, style, view, sign);
        for (const MapMesh::Chunk& chunk : layer.chunks()) {
            if (chunk.box_m.intersects(visible)) {
                layer.draw_points({chunk.first_point, chunk.point_count});
            }
        }
    }

    void draw_fills(const GlLayer& layer, const MapStyle& style, const MapView& view,
                    const Box& visible) {
        m_fill.use();
        set_camera(m_fill, view, layer.origin_m());
        set_palette(m_fill, style);
        set_hatched(m_fill, style);
        const ScreenPoint anchor = view.to_screen(layer.origin_m());
        const double period = double{style.hatch_spacing_px} * std::sqrt(2.0);
        glUniform2f(m_fill.uniform("u_hatch_origin_px"),
                    static_cast<float>(m_x_px + std::fmod(anchor.x, period)),
                    static_cast<float>(m_y_px + std::fmod(view.height_px - anchor.y, period)));
        glUniform1f(m_fill.uniform("u_hatch_spacing_px"), style.hatch_spacing_px);
        glUniform1f(m_fill.uniform("u_hatch_width_px"), style.hatch_spacing_px * 0.2F);
        glUniform1f(m_fill.uniform("u_hatch_tint"), 0.22F);
        for (const MapMesh::Chunk& chunk : layer.chunks()) {
            if (chunk.box_m.intersects(visible)) {
                layer.draw_fill({chunk.first_index, chunk.index_count});
            }
        }
    }

    void draw_lines(const GlLayer& layer, const MapStyle& style, const MapView& view,
                    const Box& visible) {
        if (style.casing.a > 0.0F && style.casing_px > 0.0F) {
            begin_stroke(layer, style, view,
                         {style.casing, style.outline_px + 2.0F * style.casing_px, style.opacity});
            stroke_visible(layer, visible);
        }
        if (style.outline.a > 0.0F && style.outline_px > 0.0F) {
            begin_stroke(layer, style, view,
                         {style.outline, style.outline_px, style.opacity,
                          style.outline_takes_fill && !style.fills.empty(), style.dashed});
            stroke_visible(layer, visible);
        }
    }

    void begin_stroke(const GlLayer& layer, const MapStyle& style, const MapView& view,
                      const Stroke& stroke) {
        m_line.use();
        set_camera(m_line, view, layer.origin_m());
        set_palette(m_line, style);
        set(m_line.uniform("u_colour"), stroke.colour, stroke.opacity);
        glUniform1i(m_line.uniform("u_takes_fill"), stroke.takes_fill);
        glUniform1f(m_line.uniform("u_half_width_px"), 0.5F * stroke.width_px);
        glUniform1i(m_line.uniform("u_dashed"), stroke.dashed);
        glUniform2f(m_line.uniform("u_dash_px"), style.dash_px, style.dash_px * 2.0F / 3.0F);
    }

    static void stroke_visible(const GlLayer& layer, const Box& visible) {
        for (const MapMesh::Chunk& chunk : layer.chunks()) {
            if (chunk.box_m.intersects(visible)) {
                layer.draw_segments({chunk.first_segment, chunk.segment_count});
            }
        }
    }

    void begin_points(const GlLayer& layer, const MapStyle& style, const MapView& view,
                      const Sign& sign) {
        m_point.use();
        set_camera(m_point, view, layer.origin_m());
        set_palette(m_point, style);
        set(m_point.uniform("u_outline"), style.outline, style.opacity);
        set(m_point.uniform("u_rim"), sign.rim, style.opacity);
        glUniform1i(m_point.uniform("u_sign"), static_cast<GLint>(style.sign));
        glUniform1i(m_point.uniform("u_filled"), sign.filled);
        glUniform1f(m_point.uniform("u_half_size_px"), 0.5F * style.point_px);
        glUniform1f(m_point.uniform("u_outline_px"), style.outline.a > 0 ? style.outline_px : 0);
        glUniform1f(m_point.uniform("u_rim_px"), sign.rim_px);
    }

    void draw_selection(const GlLayer& layer, const DrawItem& item, const MapView& view) {
        begin_stroke(layer, *item.style, view,
                     {item.selection, item.style->outline_px + selection_width_px});
        for (const std::uint32_t feature : item.selected) {
            layer.draw_segments(layer.segments_of(feature));
        }
        begin_points(layer, *item.style, view, {selection_width_px, item.selection, false});
        for (const std::uint32_t feature : item.selected) {
            layer.draw_points(layer.points_of(feature));
        }
    }

    ShaderProgram m_fill;
    ShaderProgram m_line;
    ShaderProgram m_point;
    std::map<LayerHandle, GlLayer> m_layers;
    LayerHandle m_last_handle = 0;
    int m_x_px = 0;
    int m_y_px = 0;
};

}  // namespace

std::unique_ptr<MapRenderer> make_gl_renderer() {
    const int found = epoxy_gl_version();
    if (found < 33 || !epoxy_is_desktop_gl()) {
        throw error("the map needs OpenGL 3.3 or later; this graphics driver offers {}",
                    reinterpret_cast<const char*>(glGetString(GL_VERSION)));
    }
    return std::make_unique<GlRenderer>();
}

}  // namespace zamin::viewer
