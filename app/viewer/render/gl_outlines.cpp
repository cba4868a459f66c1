#include "viewer/render/gl_outlines.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/render/shaders.hpp"

namespace zamin::viewer {

namespace {

constexpr float selection_width_px = 3.0F;

struct Gathered {
    Coord origin_m;
    std::vector<float> edges;   // x, y from; x, y to
    std::vector<float> points;  // x, y
};

// Relative to the middle of the first feature's surroundings, so that floats suffice near it.
Gathered gather(const MapShapes& shapes, std::span<const std::uint32_t> features) {
    Gathered gathered;
    bool first = true;
    for (const std::uint32_t feature : features) {
        if (feature >= shapes.shape_of.size() || shapes.shape_of[feature] == MapShapes::nothing) {
            continue;
        }
        const MapShapes::Shape& shape = shapes.shapes[shapes.shape_of[feature]];
        const Coord origin_m = shapes.chunk_of(shapes.shape_of[feature]).origin_m;
        if (std::exchange(first, false)) {
            gathered.origin_m = origin_m;
        }
        const double dx = origin_m.x - gathered.origin_m.x;
        const double dy = origin_m.y - gathered.origin_m.y;
        const auto push = [&](std::vector<float>& to, MapShapes::Point p) {
            to.push_back(static_cast<float>(double{p.x_m} + dx));
            to.push_back(static_cast<float>(double{p.y_m} + dy));
        };
        for (std::uint32_t r = shape.first_ring; r < shape.end_ring; ++r) {
            const auto ring = shapes.ring(r);
            if (shape.kind == GeometryKind::point) {
                push(gathered.points, ring[0]);
                continue;
            }
            for (std::size_t i = 1; i < ring.size(); ++i) {
                push(gathered.edges, ring[i - 1]);
                push(gathered.edges, ring[i]);
            }
        }
    }
    return gathered;
}

// Instances of `floats` floats in vectors of two.
std::pair<GlVertexArray, GlBuffer> uploaded(const std::vector<float>& values, int floats) {
    GlVertexArray array = make_vertex_array();
    glBindVertexArray(array.get());
    GlBuffer buffer = make_buffer();
    glBindBuffer(GL_ARRAY_BUFFER, buffer.get());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(values.size() * sizeof(float)),
                 values.data(), GL_STATIC_DRAW);
    for (int at = 0; at < floats; at += 2) {
        const auto location = static_cast<GLuint>(at / 2);
        const auto offset = static_cast<std::size_t>(at) * sizeof(float);
        glVertexAttribPointer(
            location, 2, GL_FLOAT, GL_FALSE,
            static_cast<GLsizei>(static_cast<std::size_t>(floats) * sizeof(float)),
            reinterpret_cast<const void*>(offset));  // OpenGL's way
        glEnableVertexAttribArray(location);
        glVertexAttribDivisor(location, 1);
    }
    glBindVertexArray(0);
    return {std::move(array), std::move(buffer)};
}

}  // namespace

GlOutlines::GlOutlines()
    : m_line("line", shaders::common_glsl, shaders::line_vert, shaders::line_frag),
      m_point("point", shaders::common_glsl, shaders::point_vert, shaders::point_frag) {}

void GlOutlines::begin(const MapView& view, int x_px, int y_px) {
    std::erase_if(m_kept, [](const Kept& kept) { return !kept.shown; });
    for (Kept& kept : m_kept) {
        kept.shown = false;
    }
    m_view = view;
    const auto width = static_cast<GLsizei>(std::lround(view.width_px));
    const auto height = static_cast<GLsizei>(std::lround(view.height_px));
    glViewport(x_px, y_px, width, height);
    glScissor(x_px, y_px, width, height);
    glEnable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void GlOutlines::forget(LayerHandle layer) {
    std::erase_if(m_kept, [layer](const Kept& kept) { return kept.layer == layer; });
}

const GlOutlines::Kept& GlOutlines::kept(const DrawItem& item, const MapShapes& shapes) {
    auto found = std::ranges::find_if(m_kept, [&](const Kept& kept) {
        return kept.layer == item.layer && std::ranges::equal(kept.features, item.selected);
    });
    if (found == m_kept.end()) {
        const Gathered gathered = gather(shapes, item.selected);
        Kept fresh;
        fresh.layer = item.layer;
        fresh.features.assign(item.selected.begin(), item.selected.end());
        fresh.origin_m = gathered.origin_m;
        std::tie(fresh.edge_array, fresh.edges) = uploaded(gathered.edges, 4);
        fresh.edge_count = static_cast<GLsizei>(gathered.edges.size() / 4);
        std::tie(fresh.point_array, fresh.points) = uploaded(gathered.points, 2);
        fresh.point_count = static_cast<GLsizei>(gathered.points.size() / 2);
        found = m_kept.insert(m_kept.end(), std::move(fresh));
    }
    found->shown = true;
    return *found;
}

void GlOutlines::set_view(const ShaderProgram& program, Coord origin_m, Colour colour) const {
    const double x_m = m_view.center_m.x - origin_m.x;
    const double y_m = m_view.center_m.y - origin_m.y;
    const auto high_x = static_cast<float>(x_m);
    const auto high_y = static_cast<float>(y_m);
    program.use();
    glUniform2f(program.uniform("u_center_high_m"), high_x, high_y);
    glUniform2f(program.uniform("u_center_low_m"), static_cast<float>(x_m - double{high_x}),
                static_cast<float>(y_m - double{high_y}));
    glUniform1f(program.uniform("u_px_per_m"), static_cast<float>(1.0 / m_view.metres_per_px));
    glUniform2f(program.uniform("u_size_px"), static_cast<float>(m_view.width_px),
                static_cast<float>(m_view.height_px));
    glUniform4f(program.uniform("u_colour"), colour.r, colour.g, colour.b, colour.a);
}

void GlOutlines::draw(const DrawItem& item, const MapShapes& shapes) {
    const Kept& what = kept(item, shapes);
    if (what.edge_count > 0) {
        set_view(m_line, what.origin_m, item.selection);
        glUniform1f(m_line.uniform("u_half_width_px"),
                    0.5F * (item.style->outline_px + selection_width_px));
        glBindVertexArray(what.edge_array.get());
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, what.edge_count);
    }
    if (what.point_count > 0) {
        set_view(m_point, what.origin_m, item.selection);
        glUniform1i(m_point.uniform("u_sign"), static_cast<GLint>(item.style->sign));
        glUniform1f(m_point.uniform("u_half_size_px"), 0.5F * item.style->point_px);
        glUniform1f(m_point.uniform("u_rim_px"), selection_width_px);
        glBindVertexArray(what.point_array.get());
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, what.point_count);
    }
    glBindVertexArray(0);
}

}  // namespace zamin::viewer
