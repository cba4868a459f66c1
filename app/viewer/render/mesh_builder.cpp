#include "viewer/render/mesh_builder.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <unordered_set>

#include "core/error.hpp"
#include "measure/repair.hpp"
#include "measure/triangulate.hpp"

namespace zamin::viewer {

MapMesh::Vertex MeshBuilder::vertex(Coord p) const {
    return {static_cast<float>(p.x - m_origin_m.x), static_cast<float>(p.y - m_origin_m.y),
            m_feature};
}

void MeshBuilder::reserve(std::size_t coords, GeometryKind kind) {
    if (kind == GeometryKind::point) {
        m_mesh.points.reserve(coords);
        return;
    }
    m_mesh.segments.reserve(coords);
    if (kind == GeometryKind::polygon) {
        m_mesh.vertices.reserve(coords);
        m_mesh.triangles.reserve(3 * coords);
    }
}

void MeshBuilder::add(std::uint32_t feature) {
    m_feature = feature;
    const GeometryKind kind = m_geometry.kinds[feature];
    if (kind == GeometryKind::polygon) {
        add_fills(feature);
    }
    for (std::size_t r = m_geometry.ring_begin(feature); r < m_geometry.ring_end(feature); ++r) {
        const Ring ring = m_geometry.ring(r);
        if (kind != GeometryKind::point) {
            add_line(ring);
        } else if (!ring.empty()) {
            m_mesh.points.push_back(vertex(ring[0]));
        }
    }
    for (const Coord& p : m_geometry.feature_coords(feature)) {
        m_mesh.box_m.add(p);
    }
}

// A polygon that is not valid is filled as its repair fills it; its outline stays as it was drawn.
void MeshBuilder::add_fills(std::size_t feature) {
    const std::size_t vertices = m_mesh.vertices.size();
    const std::size_t triangles = m_mesh.triangles.size();
    bool filled = true;
    for (auto part = m_geometry.feature_offsets[feature];
         part < m_geometry.feature_offsets[feature + 1]; ++part) {
        filled = add_fill(m_geometry, part) && filled;
    }
    if (filled) {
        return;
    }
    m_mesh.vertices.resize(vertices);
    m_mesh.triangles.resize(triangles);
    Geometries mended;
    try {
        measure::append_valid(m_geometry, feature, measure::Repair::linework, mended);
    } catch (const Error&) {
        return;  // drawn without a fill; the import report names it
    }
    for (std::size_t part = 0; part < mended.part_count(); ++part) {
        add_fill(mended, part);
    }
}

// False when the part cannot be triangulated.
bool MeshBuilder::add_fill(const Geometries& geometry, std::size_t part) {
    m_rings.clear();
    for (auto r = geometry.part_offsets[part]; r < geometry.part_offsets[part + 1]; ++r) {
        m_rings.push_back(geometry.ring(r));
    }
    const auto first_vertex = static_cast<std::uint32_t>(m_mesh.vertices.size());
    const std::vector<std::uint32_t> triangles = measure::triangulate(m_rings);
    for (const std::uint32_t index : triangles) {
        m_mesh.triangles.push_back(first_vertex + index);
    }
    for (const Ring ring : m_rings) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            m_mesh.vertices.push_back(vertex(ring[i]));
        }
    }
    return !triangles.empty();
}

void MeshBuilder::add_line(Ring line) {
    double length_m = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const MapMesh::Vertex a = vertex(line[i - 1]);
        const MapMesh::Vertex b = vertex(line[i]);
        m_mesh.segments.push_back(
            {a.x_m, a.y_m, b.x_m, b.y_m, m_feature, static_cast<float>(length_m)});
        length_m += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }
}

namespace {

template <typename Element>
void append(std::vector<Element>& to, const std::vector<Element>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

template <typename Element>
std::uint32_t count(const std::vector<Element>& elements) {
    return static_cast<std::uint32_t>(elements.size());
}

void reserve_for(const std::vector<MapMesh>& chunks, MapMesh& whole) {
    std::array<std::size_t, 4> sizes{};
    for (const MapMesh& chunk : chunks) {
        sizes[0] += chunk.vertices.size();
        sizes[1] += chunk.triangles.size();
        sizes[2] += chunk.segments.size();
        sizes[3] += chunk.points.size();
    }
    whole.vertices.reserve(sizes[0]);
    whole.triangles.reserve(sizes[1]);
    whole.segments.reserve(sizes[2]);
    whole.points.reserve(sizes[3]);
}

}  // namespace

void join_chunks(std::vector<MapMesh>& chunks, MapMesh& whole) {
    reserve_for(chunks, whole);
    for (MapMesh& chunk : chunks) {
        whole.chunks.push_back({chunk.box_m, count(whole.triangles), count(chunk.triangles),
                                count(whole.segments), count(chunk.segments), count(whole.points),
                                count(chunk.points)});
        for (std::uint32_t& index : chunk.triangles) {
            index += count(whole.vertices);
        }
        append(whole.triangles, chunk.triangles);
        append(whole.vertices, chunk.vertices);
        append(whole.segments, chunk.segments);
        append(whole.points, chunk.points);
        chunk = MapMesh();
    }
}

namespace {

// The bits of an edge's ends, the smaller end first: the same for both directions.
using Edge = std::array<std::uint32_t, 4>;

Edge edge_of(const MapMesh::Segment& s) {
    const Edge bits{std::bit_cast<std::uint32_t>(s.x0_m), std::bit_cast<std::uint32_t>(s.y0_m),
                    std::bit_cast<std::uint32_t>(s.x1_m), std::bit_cast<std::uint32_t>(s.y1_m)};
    const Edge back{bits[2], bits[3], bits[0], bits[1]};
    return bits < back ? bits : back;
}

struct EdgeHash {
    std::size_t operator()(const Edge& edge) const {
        std::uint64_t hash = 0;
        for (const std::uint32_t word : edge) {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15U;  // 2^64 / golden ratio
            hash ^= hash >> 32;
        }
        return static_cast<std::size_t>(hash);
    }
};

}  // namespace

void mark_shared_edges(std::vector<MapMesh::Segment>& segments) {
    std::unordered_set<Edge, EdgeHash> seen;
    seen.reserve(segments.size());
    for (MapMesh::Segment& segment : segments) {
        if (!seen.insert(edge_of(segment)).second) {
            segment.start_m = -1.0F;
        }
    }
}

}  // namespace zamin::viewer
