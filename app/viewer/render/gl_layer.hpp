// A layer's mesh in the memory of the graphics card; for the .cpp files of app/viewer/render.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "viewer/render/handles.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/render/specks.hpp"

namespace zamin::viewer {

class GlLayer {
  public:
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };

    struct Specks {
        Range range;
        SpeckCrowd crowd;
    };

    // Throws Error when the layer has more features than the driver's buffer textures hold.
    explicit GlLayer(const MapMesh& mesh);

    void set_classes(std::span<const std::uint8_t> classes);
    void bind_classes(GLenum unit) const;

    Coord origin_m() const { return m_origin_m; }
    // A dot for each polygon of a chunk, to stand for it where it is too small to be seen.
    const Specks& specks_of_chunk(std::size_t chunk) const { return m_specks_of_chunk[chunk]; }
    // Mean side of the polygons; infinite if there are none.
    double typical_size_m() const { return m_typical_size_m; }
    std::span<const MapMesh::Chunk> chunks() const { return m_chunks; }
    Range segments_of(std::uint32_t feature) const { return range_of(m_segments_of, feature); }
    Range points_of(std::uint32_t feature) const { return range_of(m_points_of, feature); }

    // Draw with the program in use; ranges in elements of the mesh's arrays.
    void draw_fill(Range indices) const;
    void draw_segments(Range segments) const;
    // Only those near the box, by runs of them: what a long boundary has elsewhere is left out.
    void draw_segments_near(Range segments, const Box& box_m) const;
    void draw_points(Range points) const;
    void draw_specks(Range specks) const;

  private:
    void upload_specks(const MapMesh& mesh);
    static Range range_of(const std::vector<Range>& ranges, std::uint32_t feature) {
        return feature < ranges.size() ? ranges[feature] : Range{};
    }

    Coord m_origin_m;
    std::vector<MapMesh::Chunk> m_chunks;
    std::vector<Range> m_segments_of;  // by feature; empty if there are none
    std::vector<Range> m_points_of;
    std::vector<Specks> m_specks_of_chunk;
    std::vector<Box> m_run_boxes;  // of every `run_length` segments, relative to the origin
    std::size_t m_feature_count = 0;
    double m_typical_size_m = std::numeric_limits<double>::infinity();

    GlVertexArray m_fill_array;
    GlBuffer m_vertices;
    GlBuffer m_indices;
    GlVertexArray m_segment_array;
    GlBuffer m_segments;
    GlVertexArray m_point_array;
    GlBuffer m_points;
    GlVertexArray m_speck_array;
    GlBuffer m_specks;
    GlBuffer m_classes;
    GlTexture m_class_texture;
};

}  // namespace zamin::viewer
