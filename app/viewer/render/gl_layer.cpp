#include "viewer/render/gl_layer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "core/error.hpp"

namespace zamin::viewer {

namespace {

template <typename Element>
GlBuffer filled_buffer(GLenum target, const std::vector<Element>& elements) {
    GlBuffer buffer = make_buffer();
    glBindBuffer(target, buffer.get());
    glBufferData(target, static_cast<GLsizeiptr>(elements.size() * sizeof(Element)),
                 elements.data(), GL_STATIC_DRAW);
    return buffer;
}

const void* byte_offset(std::size_t bytes) {
    return reinterpret_cast<const void*>(bytes);  // how OpenGL takes offsets into a buffer
}

void float_attribute(GLuint location, GLint size, std::size_t stride, std::size_t offset) {
    glVertexAttribPointer(location, size, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                          byte_offset(offset));
}

void feature_attribute(GLuint location, std::size_t stride, std::size_t offset) {
    glVertexAttribIPointer(location, 1, GL_UNSIGNED_INT, static_cast<GLsizei>(stride),
                           byte_offset(offset));
}

void point_at(std::size_t offset) {
    using Vertex = MapMesh::Vertex;
    float_attribute(0, 2, sizeof(Vertex), offset + offsetof(Vertex, x_m));
    feature_attribute(1, sizeof(Vertex), offset + offsetof(Vertex, feature));
}

void segments_at(std::size_t offset) {
    using Segment = MapMesh::Segment;
    float_attribute(0, 2, sizeof(Segment), offset + offsetof(Segment, x0_m));
    float_attribute(1, 2, sizeof(Segment), offset + offsetof(Segment, x1_m));
    feature_attribute(2, sizeof(Segment), offset + offsetof(Segment, feature));
    float_attribute(3, 1, sizeof(Segment), offset + offsetof(Segment, start_m));
}

void specks_at(std::size_t offset) {
    float_attribute(0, 2, sizeof(Speck), offset + offsetof(Speck, x_m));
    feature_attribute(1, sizeof(Speck), offset + offsetof(Speck, feature));
    float_attribute(2, 1, sizeof(Speck), offset + offsetof(Speck, size_m));
}

void enable_attributes(GLuint count, GLuint divisor) {
    for (GLuint location = 0; location < count; ++location) {
        glEnableVertexAttribArray(location);
        glVertexAttribDivisor(location, divisor);
    }
}

MapMesh::Chunk whole(const MapMesh& mesh) {
    MapMesh::Chunk chunk;
    chunk.box_m = mesh.box_m;
    chunk.index_count = static_cast<std::uint32_t>(mesh.triangles.size());
    chunk.segment_count = static_cast<std::uint32_t>(mesh.segments.size());
    chunk.point_count = static_cast<std::uint32_t>(mesh.points.size());
    return chunk;
}

template <typename Element>
std::vector<GlLayer::Range> ranges_by_feature(const std::vector<Element>& elements,
                                              std::size_t feature_count) {
    std::vector<GlLayer::Range> ranges(elements.empty() ? 0 : feature_count);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (elements[i].feature >= feature_count) {
            continue;
        }
        GlLayer::Range& range = ranges[elements[i].feature];
        range.first = range.count == 0 ? static_cast<std::uint32_t>(i) : range.first;
        ++range.count;
    }
    return ranges;
}

constexpr std::size_t run_length = 128;

std::vector<Box> run_boxes(const std::vector<MapMesh::Segment>& segments) {
    std::vector<Box> boxes((segments.size() + run_length - 1) / run_length);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const MapMesh::Segment& s = segments[i];
        boxes[i / run_length].add(Coord{double{s.x0_m}, double{s.y0_m}});
        boxes[i / run_length].add(Coord{double{s.x1_m}, double{s.y1_m}});
    }
    return boxes;
}

void check_size(std::size_t feature_count) {
    GLint most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_BUFFER_SIZE, &most);
    if (feature_count > static_cast<std::size_t>(most)) {
        throw error(
            "the layer has {} features, this graphics driver draws up to {} of a layer; split it "
            "into smaller layers",
            feature_count, most);
    }
}

}  // namespace

GlLayer::GlLayer(const MapMesh& mesh)
    : m_origin_m(mesh.origin_m),
      m_chunks(mesh.chunks.empty() ? std::vector{whole(mesh)} : mesh.chunks),
      m_segments_of(ranges_by_feature(mesh.segments, mesh.feature_count)),
      m_points_of(ranges_by_feature(mesh.points, mesh.feature_count)),
      m_run_boxes(run_boxes(mesh.segments)),
      m_feature_count(mesh.feature_count) {
    check_size(m_feature_count);
    m_fill_array = make_vertex_array();
    glBindVertexArray(m_fill_array.get());
    m_vertices = filled_buffer(GL_ARRAY_BUFFER, mesh.vertices);
    m_indices = filled_buffer(GL_ELEMENT_ARRAY_BUFFER, mesh.triangles);
    point_at(0);
    enable_attributes(2, 0);
    m_segment_array = make_vertex_array();
    glBindVertexArray(m_segment_array.get());
    m_segments = filled_buffer(GL_ARRAY_BUFFER, mesh.segments);
    enable_attributes(4, 1);
    m_point_array = make_vertex_array();
    glBindVertexArray(m_point_array.get());
    m_points = filled_buffer(GL_ARRAY_BUFFER, mesh.points);
    enable_attributes(2, 1);
    upload_specks(mesh);
    glBindVertexArray(0);
    m_classes = make_buffer();
    m_class_texture = make_texture();
    set_classes({});
}

void GlLayer::upload_specks(const MapMesh& mesh) {
    std::vector<Speck> specks;
    double sizes_m = 0.0;
    for (const MapMesh::Chunk& chunk : m_chunks) {
        const std::vector<Speck> found =
            chunk.index_count == 0
                ? std::vector<Speck>()
                : specks_of(
                      std::span(mesh.segments).subspan(chunk.first_segment, chunk.segment_count));
        const auto first = static_cast<std::uint32_t>(specks.size());
        m_specks_of_chunk.push_back(
            {{first, static_cast<std::uint32_t>(found.size())}, crowd_of(found)});
        specks.insert(specks.end(), found.begin(), found.end());
    }
    for (const Speck& speck : specks) {
        sizes_m += double{speck.size_m};
    }
    if (!specks.empty()) {
        m_typical_size_m = sizes_m / static_cast<double>(specks.size());
    }
    m_speck_array = make_vertex_array();
    glBindVertexArray(m_speck_array.get());
    m_specks = filled_buffer(GL_ARRAY_BUFFER, specks);
    enable_attributes(3, 1);
}

void GlLayer::set_classes(std::span<const std::uint8_t> classes) {
    // At least one entry, and one for every feature: what is missing is of class 0.
    std::vector<std::uint8_t> all(std::max<std::size_t>(m_feature_count, 1), 0);
    std::copy_n(classes.begin(), std::min(classes.size(), m_feature_count), all.begin());
    glBindBuffer(GL_TEXTURE_BUFFER, m_classes.get());
    glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(all.size()), all.data(),
                 GL_DYNAMIC_DRAW);
    glBindTexture(GL_TEXTURE_BUFFER, m_class_texture.get());
    glTexBuffer(GL_TEXTURE_BUFFER, GL_R8UI, m_classes.get());
    glBindTexture(GL_TEXTURE_BUFFER, 0);
    glBindBuffer(GL_TEXTURE_BUFFER, 0);
}

void GlLayer::bind_classes(GLenum unit) const {
    glActiveTexture(unit);
    glBindTexture(GL_TEXTURE_BUFFER, m_class_texture.get());
}

void GlLayer::draw_fill(Range indices) const {
    if (indices.count > 0) {
        glBindVertexArray(m_fill_array.get());
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(indices.count), GL_UNSIGNED_INT,
                       byte_offset(std::size_t{indices.first} * sizeof(std::uint32_t)));
    }
}

// OpenGL 3.3 has no base instance: the attributes are moved to the first one instead.
void GlLayer::draw_segments(Range segments) const {
    if (segments.count > 0) {
        glBindVertexArray(m_segment_array.get());
        glBindBuffer(GL_ARRAY_BUFFER, m_segments.get());
        segments_at(std::size_t{segments.first} * sizeof(MapMesh::Segment));
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(segments.count));
    }
}

void GlLayer::draw_segments_near(Range segments, const Box& box_m) const {
    const Box near{box_m.min_x - m_origin_m.x, box_m.min_y - m_origin_m.y,
                   box_m.max_x - m_origin_m.x, box_m.max_y - m_origin_m.y};
    const std::uint32_t end = segments.first + segments.count;
    Range pending{segments.first, 0};
    for (std::uint32_t at = segments.first; at < end;) {
        const auto run = static_cast<std::uint32_t>(at / run_length);
        const auto run_end = std::min(end, static_cast<std::uint32_t>((run + 1) * run_length));
        if (m_run_boxes[run].intersects(near)) {
            pending.count += run_end - at;
        } else {
            draw_segments(pending);
            pending = {run_end, 0};
        }
        at = run_end;
    }
    draw_segments(pending);
}

void GlLayer::draw_points(Range points) const {
    if (points.count > 0) {
        glBindVertexArray(m_point_array.get());
        glBindBuffer(GL_ARRAY_BUFFER, m_points.get());
        point_at(std::size_t{points.first} * sizeof(MapMesh::Vertex));
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(points.count));
    }
}

void GlLayer::draw_specks(Range specks) const {
    if (specks.count > 0) {
        glBindVertexArray(m_speck_array.get());
        glBindBuffer(GL_ARRAY_BUFFER, m_specks.get());
        specks_at(std::size_t{specks.first} * sizeof(Speck));
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(specks.count));
    }
}

}  // namespace zamin::viewer
