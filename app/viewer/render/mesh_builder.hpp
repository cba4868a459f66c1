// Builds meshes from projected geometry; for prepare_mesh.cpp.
#pragma once

#include "core/geometry.hpp"
#include "viewer/render/map_renderer.hpp"

namespace zamin::viewer {

// The mesh of one chunk; indices count from its own first vertex.
class MeshBuilder {
  public:
    // `geometry` in map space, kept by reference.
    MeshBuilder(const Geometries& geometry, Coord origin_m)
        : m_geometry(geometry), m_origin_m(origin_m) {}

    // Makes room for features of that many coordinates and kind in all; a guess will do.
    void reserve(std::size_t coords, GeometryKind kind);
    // Every coordinate of the feature is finite.
    void add(std::uint32_t feature);
    MapMesh take() { return std::move(m_mesh); }

  private:
    void add_fills(std::size_t feature);
    bool add_fill(const Geometries& geometry, std::size_t part);
    void add_line(Ring line);
    MapMesh::Vertex vertex(Coord p) const;

    const Geometries& m_geometry;
    Coord m_origin_m;
    std::uint32_t m_feature = 0;
    std::vector<Ring> m_rings;
    MapMesh m_mesh;
};

// Puts the chunks end to end, each a chunk of the whole, and frees them.
void join_chunks(std::vector<MapMesh>& chunks, MapMesh& whole);

// Marks edges that are there already, in either direction, so that dashes along a boundary that
// two features share are drawn once (Segment::start_m).
void mark_shared_edges(std::vector<MapMesh::Segment>& segments);

}  // namespace zamin::viewer
