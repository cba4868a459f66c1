#include "viewer/render/gl_painter.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/render/shaders.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t palette_size = 64;  // as in common.glsl
constexpr float selection_width_px = 3.0F;
// Signs and wide lines reach onto the canvas from outside it.
constexpr double reach_px = 64.0;

void set_colour(GLint location, Colour c) {
    glUniform4f(location, c.r, c.g, c.b, c.a);
}

Colour faded(Colour c, float opacity) {
    c.a *= opacity;
    return c;
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

bool has_casing(const MapStyle& style) {
    return style.casing.a > 0.0F && style.casing_px > 0.0F;
}

bool has_outline(const MapStyle& style) {
    return style.outline.a > 0.0F && style.outline_px > 0.0F;
}

// What of the map can leave a mark on the canvas.
Box reached(const Canvas& canvas) {
    MapView larger = canvas.view;
    larger.width_px += 2 * reach_px * canvas.pixels_per_style_px;
    larger.height_px += 2 * reach_px * canvas.pixels_per_style_px;
    return larger.visible_m();
}

std::uint32_t triangles_of(const PaintItem& item, std::uint32_t c, PaintPass pass) {
    const MapMesh::Chunk& chunk = item.layer->chunks()[c];
    switch (pass) {
        case PaintPass::fill:
            return chunk.index_count / 3;
        case PaintPass::speck:
            return item.layer->specks_of_chunk(c).range.count * 2;
        case PaintPass::casing:
        case PaintPass::line:
            return chunk.segment_count * 2;
        case PaintPass::point:
            break;
    }
    return chunk.point_count * 2;
}

// Outlines that begin at a scale come in gradually: half as near again they are whole.
float outline_strength(const MapStyle& style, double metres_per_style_px) {
    const double closer = style.outline_from_metres_per_px / metres_per_style_px;
    return static_cast<float>(std::clamp((closer - 1.0) * 2.0, 0.0, 1.0));
}

bool wanted(const PaintItem& item, PaintPass pass, double metres_per_style_px) {
    const MapStyle& style = *item.style;
    switch (pass) {
        case PaintPass::fill:
            return !style.fills.empty();
        case PaintPass::speck:
            return !style.fills.empty() &&
                   item.layer->typical_size_m() < 2.0 * speck_seen_px * metres_per_style_px;
        case PaintPass::casing:
            return has_casing(style) && metres_per_style_px <= style.outline_from_metres_per_px;
        case PaintPass::line:
            return has_outline(style) && metres_per_style_px <= style.outline_from_metres_per_px;
        case PaintPass::point:
            break;
    }
    return true;
}

}  // namespace

GlPainter::GlPainter()
    : m_fill("fill", shaders::common_glsl, shaders::fill_vert, shaders::fill_frag),
      m_speck("speck", shaders::common_glsl, shaders::speck_vert, shaders::speck_frag),
      m_line("line", shaders::common_glsl, shaders::line_vert, shaders::line_frag),
      m_point("point", shaders::common_glsl, shaders::point_vert, shaders::point_frag) {}

std::vector<PaintStep> GlPainter::plan(const Canvas& canvas, std::span<const PaintItem> items) {
    const Box near = reached(canvas);
    const double metres_per_style_px = canvas.view.metres_per_px * canvas.pixels_per_style_px;
    std::vector<PaintStep> steps;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        const auto chunks = items[i].layer->chunks();
        for (const PaintPass pass : {PaintPass::fill, PaintPass::speck, PaintPass::casing,
                                     PaintPass::line, PaintPass::point}) {
            if (!wanted(items[i], pass, metres_per_style_px)) {
                continue;
            }
            for (std::uint32_t c = 0; c < chunks.size(); ++c) {
                const std::uint32_t triangles = triangles_of(items[i], c, pass);
                if (triangles == 0 || !chunks[c].box_m.intersects(near)) {
                    continue;
                }
                PaintStep step{i, c, pass, triangles, 1.0};
                if (pass == PaintPass::speck) {
                    step.speck_strength = speck_strength(items[i].layer->specks_of_chunk(c).crowd,
                                                         metres_per_style_px);
                }
                if (step.speck_strength >= weakest_speck) {
                    steps.push_back(step);
                }
            }
        }
    }
    return steps;
}

void GlPainter::begin(const Canvas& canvas) {
    m_canvas = canvas;
    m_item = -1;
    const auto width = static_cast<GLsizei>(std::lround(canvas.view.width_px));
    const auto height = static_cast<GLsizei>(std::lround(canvas.view.height_px));
    glViewport(canvas.x_px, canvas.y_px, width, height);
    glScissor(canvas.x_px, canvas.y_px, width, height);
    glEnable(GL_SCISSOR_TEST);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void GlPainter::run(const PaintStep& step, std::span<const PaintItem> items) {
    const PaintItem& item = items[step.item];
    if (m_item != step.item || m_pass != step.pass) {
        begin_pass(item, step.pass);
        m_item = step.item;
        m_pass = step.pass;
    }
    const MapMesh::Chunk& chunk = item.layer->chunks()[step.chunk];
    switch (step.pass) {
        case PaintPass::fill:
            item.layer->draw_fill({chunk.first_index, chunk.index_count});
            break;
        case PaintPass::speck:
            glUniform1f(m_speck.uniform("u_strength"), static_cast<float>(step.speck_strength));
            item.layer->draw_specks(item.layer->specks_of_chunk(step.chunk).range);
            break;
        case PaintPass::casing:
        case PaintPass::line:
            item.layer->draw_segments_near({chunk.first_segment, chunk.segment_count},
                                           reached(m_canvas));
            break;
        case PaintPass::point:
            item.layer->draw_points({chunk.first_point, chunk.point_count});
            break;
    }
}

void GlPainter::begin_pass(const PaintItem& item, PaintPass pass) const {
    const MapStyle& style = *item.style;
    const float line_opacity =
        style.opacity *
        outline_strength(style, m_canvas.view.metres_per_px * m_canvas.pixels_per_style_px);
    switch (pass) {
        case PaintPass::fill:
            begin_fill(item);
            break;
        case PaintPass::speck:
            begin_specks(item);
            break;
        case PaintPass::casing:
            begin_lines(item, {faded(style.casing, line_opacity),
                               style.outline_px + 2.0F * style.casing_px});
            break;
        case PaintPass::line:
            begin_lines(item, {faded(style.outline, line_opacity), style.outline_px,
                               style.outline_takes_fill && !style.fills.empty(), style.dashed});
            break;
        case PaintPass::point:
            begin_points(item, {faded(style.casing, style.opacity), style.casing_px});
            break;
    }
}

void GlPainter::outline(const PaintItem& item, std::span<const std::uint32_t> features,
                        Colour colour) {
    m_item = -1;
    begin_lines(item, {colour, item.style->outline_px + selection_width_px});
    for (const std::uint32_t feature : features) {
        item.layer->draw_segments(item.layer->segments_of(feature));
    }
    begin_points(item, {colour, selection_width_px, true});
    for (const std::uint32_t feature : features) {
        item.layer->draw_points(item.layer->points_of(feature));
    }
}

void GlPainter::set_layer(const ShaderProgram& program, const PaintItem& item) const {
    const MapView& view = m_canvas.view;
    const Coord origin_m = item.layer->origin_m();
    const double x_m = view.center_m.x - origin_m.x;
    const double y_m = view.center_m.y - origin_m.y;
    const auto high_x = static_cast<float>(x_m);
    const auto high_y = static_cast<float>(y_m);
    program.use();
    glUniform2f(program.uniform("u_center_high_m"), high_x, high_y);
    glUniform2f(program.uniform("u_center_low_m"), static_cast<float>(x_m - double{high_x}),
                static_cast<float>(y_m - double{high_y}));
    glUniform1f(program.uniform("u_px_per_m"), static_cast<float>(1.0 / view.metres_per_px));
    glUniform2f(program.uniform("u_size_px"), static_cast<float>(view.width_px),
                static_cast<float>(view.height_px));
    glUniform1i(program.uniform("u_classes"), 0);
    item.layer->bind_classes(GL_TEXTURE0);
    set_palette(program, *item.style);
}

void GlPainter::begin_fill(const PaintItem& item) const {
    const MapStyle& style = *item.style;
    set_layer(m_fill, item);
    set_hatched(m_fill, style);
    // The hatch hangs on the layer's origin, so that it moves with the map and runs on from tile
    // to tile.
    const double spacing_px = double{scaled(style.hatch_spacing_px)};
    const double period_px = spacing_px * std::sqrt(2.0);
    const ScreenPoint origin = m_canvas.view.to_screen(item.layer->origin_m());
    glUniform2f(m_fill.uniform("u_hatch_origin_px"),
                static_cast<float>(m_canvas.x_px + std::fmod(origin.x, period_px)),
                static_cast<float>(m_canvas.y_px +
                                   std::fmod(m_canvas.view.height_px - origin.y, period_px)));
    glUniform1f(m_fill.uniform("u_hatch_spacing_px"), static_cast<float>(spacing_px));
    glUniform1f(m_fill.uniform("u_hatch_width_px"), scaled(style.hatch_spacing_px * 0.2F));
    glUniform1f(m_fill.uniform("u_hatch_tint"), 0.22F);
}

void GlPainter::begin_specks(const PaintItem& item) const {
    set_layer(m_speck, item);
    glUniform1f(m_speck.uniform("u_radius_px"), scaled(static_cast<float>(speck_radius_px)));
    glUniform1f(m_speck.uniform("u_seen_px"), scaled(static_cast<float>(speck_seen_px)));
}

void GlPainter::begin_lines(const PaintItem& item, const Stroke& stroke) const {
    const MapStyle& style = *item.style;
    set_layer(m_line, item);
    set_colour(m_line.uniform("u_colour"), stroke.colour);
    glUniform1i(m_line.uniform("u_takes_fill"), stroke.takes_fill);
    glUniform1f(m_line.uniform("u_half_width_px"), scaled(0.5F * stroke.width_px));
    glUniform1i(m_line.uniform("u_dashed"), stroke.dashed);
    glUniform2f(m_line.uniform("u_dash_px"), scaled(style.dash_px),
                scaled(style.dash_px * 2.0F / 3.0F));
}

void GlPainter::begin_points(const PaintItem& item, const Rim& rim) const {
    const MapStyle& style = *item.style;
    set_layer(m_point, item);
    set_colour(m_point.uniform("u_outline"), faded(style.outline, style.opacity));
    set_colour(m_point.uniform("u_rim"), rim.colour);
    glUniform1i(m_point.uniform("u_sign"), static_cast<GLint>(style.sign));
    glUniform1i(m_point.uniform("u_filled"), !rim.alone);
    glUniform1f(m_point.uniform("u_half_size_px"), scaled(0.5F * style.point_px));
    glUniform1f(m_point.uniform("u_outline_px"),
                style.outline.a > 0.0F ? scaled(style.outline_px) : 0.0F);
    glUniform1f(m_point.uniform("u_rim_px"), scaled(rim.width_px));
}

}  // namespace zamin::viewer
