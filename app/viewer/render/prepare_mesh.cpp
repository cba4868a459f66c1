#include "viewer/render/prepare_mesh.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "measure/triangulate.hpp"
#include "viewer/render/mesh_chunks.hpp"

namespace zamin::viewer {

namespace {

// Vertices in a chunk: drawing stops between chunks, a few milliseconds each on a slow machine.
constexpr std::uint64_t chunk_vertices = 4096;

void project(std::vector<Coord>& coords, const Crs& from, const Crs& to, Progress& progress) {
    if (from.same_as(to)) {
        return;
    }
    tbb::enumerable_thread_specific<Transformation> transformations(
        [&] { return Transformation(from, to); });
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, coords.size(), 65'536),
        [&](const tbb::blocked_range<std::size_t>& range) {
            progress.check();
            transformations.local().apply(std::span(coords).subspan(range.begin(), range.size()));
        });
}

bool finite(const Box& box) {
    return std::isfinite(box.min_x) && std::isfinite(box.min_y) && std::isfinite(box.max_x) &&
           std::isfinite(box.max_y);
}

// Features that can be drawn, with their boxes.
std::vector<ChunkItem> drawable(const Geometries& geometry) {
    std::vector<ChunkItem> items;
    items.reserve(geometry.feature_count());
    for (std::size_t i = 0; i < geometry.feature_count(); ++i) {
        const Box box = geometry.feature_box(i);
        if (geometry.kinds[i] != GeometryKind::none && !box.empty() && finite(box)) {
            items.push_back({box, static_cast<std::uint32_t>(i),
                             static_cast<std::uint32_t>(geometry.feature_coords(i).size())});
        }
    }
    return items;
}

// The mesh of one chunk, built on its own; indices count from its own first vertex.
class ChunkBuilder {
  public:
    ChunkBuilder(const Geometries& geometry, Coord origin_m)
        : m_geometry(geometry), m_origin_m(origin_m) {}

    void add(const ChunkItem& item) {
        m_mesh.box_m.add(item.box_m);
        const std::size_t feature = item.feature;
        m_feature = item.feature;
        for (auto part = m_geometry.feature_offsets[feature];
             part < m_geometry.feature_offsets[feature + 1]; ++part) {
            add_part(part, m_geometry.kinds[feature]);
        }
    }
    MapMesh take() { return std::move(m_mesh); }

  private:
    void add_part(std::size_t part, GeometryKind kind) {
        const std::size_t begin = m_geometry.part_offsets[part];
        const std::size_t end = m_geometry.part_offsets[part + 1];
        if (kind == GeometryKind::polygon) {
            add_fill(begin, end);
        }
        for (std::size_t r = begin; r < end; ++r) {
            if (kind == GeometryKind::point) {
                add_points(m_geometry.ring(r));
            } else {
                add_line(m_geometry.ring(r));
            }
        }
    }

    void add_fill(std::size_t first_ring, std::size_t end_ring) {
        m_rings.clear();
        const auto first_vertex = static_cast<std::uint32_t>(m_mesh.vertices.size());
        for (std::size_t r = first_ring; r < end_ring; ++r) {
            const Ring ring = m_geometry.ring(r);
            m_rings.push_back(ring);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                m_mesh.vertices.push_back(vertex(ring[i]));
            }
        }
        for (const std::uint32_t index : measure::triangulate(m_rings)) {
            m_mesh.triangles.push_back(first_vertex + index);
        }
    }

    void add_line(Ring line) {
        double length_m = 0.0;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const MapMesh::Vertex a = vertex(line[i - 1]);
            const MapMesh::Vertex b = vertex(line[i]);
            m_mesh.segments.push_back(
                {a.x_m, a.y_m, b.x_m, b.y_m, m_feature, static_cast<float>(length_m)});
            length_m += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        }
    }

    void add_points(Ring points) {
        for (const Coord& p : points) {
            m_mesh.points.push_back(vertex(p));
        }
    }

    MapMesh::Vertex vertex(Coord p) const {
        return {static_cast<float>(p.x - m_origin_m.x), static_cast<float>(p.y - m_origin_m.y),
                m_feature};
    }

    const Geometries& m_geometry;
    Coord m_origin_m;
    std::uint32_t m_feature = 0;
    std::vector<Ring> m_rings;
    MapMesh m_mesh;
};

template <typename Element>
void append(std::vector<Element>& to, const std::vector<Element>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

// Joins the chunks in their order and frees each as it goes.
void join(MapMesh& mesh, std::vector<MapMesh>& parts) {
    std::size_t vertices = 0;
    std::size_t triangles = 0;
    std::size_t segments = 0;
    std::size_t points = 0;
    for (const MapMesh& part : parts) {
        vertices += part.vertices.size();
        triangles += part.triangles.size();
        segments += part.segments.size();
        points += part.points.size();
    }
    mesh.vertices.reserve(vertices);
    mesh.triangles.reserve(triangles);
    mesh.segments.reserve(segments);
    mesh.points.reserve(points);
    for (MapMesh& part : parts) {
        const auto size = [](const auto& elements) {
            return static_cast<std::uint32_t>(elements.size());
        };
        mesh.chunks.push_back({part.box_m, size(mesh.triangles), size(part.triangles),
                               size(mesh.segments), size(part.segments), size(mesh.points),
                               size(part.points)});
        for (std::uint32_t& index : part.triangles) {
            index += size(mesh.vertices);
        }
        append(mesh.triangles, part.triangles);
        append(mesh.vertices, part.vertices);
        append(mesh.segments, part.segments);
        append(mesh.points, part.points);
        part = MapMesh();
    }
}

}  // namespace

MapMesh prepare_mesh(const Layer& layer, const Crs& map_crs, Progress& progress) {
    progress.step("drawing " + layer.name);
    Geometries geometry = layer.geometry;
    project(geometry.coords, layer.crs, map_crs, progress);
    std::vector<ChunkItem> items = drawable(geometry);
    const std::vector<std::size_t> ends = order_in_chunks(items, chunk_vertices);

    MapMesh mesh;
    mesh.feature_count = layer.size();
    for (const ChunkItem& item : items) {
        mesh.box_m.add(item.box_m);
    }
    mesh.origin_m = mesh.box_m.empty() ? Coord{} : mesh.box_m.center();
    std::vector<MapMesh> parts(ends.size());
    std::atomic<std::size_t> done = 0;
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t i) {
        ChunkBuilder builder(geometry, mesh.origin_m);
        for (std::size_t k = i == 0 ? 0 : ends[i - 1]; k < ends[i]; ++k) {
            builder.add(items[k]);
        }
        parts[i] = builder.take();
        progress.set(static_cast<double>(++done) / static_cast<double>(parts.size()));
    });
    join(mesh, parts);
    return mesh;
}

}  // namespace zamin::viewer
