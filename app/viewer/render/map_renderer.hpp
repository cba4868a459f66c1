// Drawing the map behind a small interface: the real renderer is OpenGL (gl_renderer), a recording
// stand-in serves tests (recording_renderer). All calls are made from the window's thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/geometry.hpp"
#include "viewer/map_view.hpp"
#include "viewer/style.hpp"

namespace zamin::viewer {

// A layer ready for drawing: projected, triangulated, coordinates in metres relative to `origin_m`
// so that floats suffice. Made on a job's thread (prepare_mesh), uploaded on the window's.
struct MapMesh {
    struct Vertex {
        float x_m = 0.0F;
        float y_m = 0.0F;
        std::uint32_t feature = 0;
    };
    struct Segment {  // one edge of an outline or line
        float x0_m = 0.0F;
        float y0_m = 0.0F;
        float x1_m = 0.0F;
        float y1_m = 0.0F;
        std::uint32_t feature = 0;
        // Length of the line before this edge, so that dashes run on; negative: the same edge is
        // there already (a shared boundary) and is left out of dashes.
        float start_m = 0.0F;
    };
    // Features that lie near each other, drawn or skipped together: runs of the arrays below.
    struct Chunk {
        Box box_m;  // map space
        std::uint32_t first_index = 0;
        std::uint32_t index_count = 0;
        std::uint32_t first_segment = 0;
        std::uint32_t segment_count = 0;
        std::uint32_t first_point = 0;
        std::uint32_t point_count = 0;
    };
    Coord origin_m;
    Box box_m;                             // map space
    std::vector<Chunk> chunks;             // empty = everything is one chunk
    std::vector<Vertex> vertices;          // of filled polygons
    std::vector<std::uint32_t> triangles;  // indices into vertices, three a triangle
    std::vector<Segment> segments;         // outlines and lines, a feature's lie together
    std::vector<Vertex> points;            // a feature's lie together
    std::size_t feature_count = 0;
};

using LayerHandle = std::uint32_t;

struct DrawItem {
    LayerHandle layer = 0;
    const MapStyle* style = nullptr;
    std::span<const std::uint32_t> selected;  // features drawn again with the selection outline
    Colour selection;
};

class MapRenderer {
  public:
    virtual ~MapRenderer() = default;
    virtual LayerHandle upload(const MapMesh& mesh) = 0;
    // Class of every feature (index into MapStyle::fills; 255 = not drawn). Before the first call
    // every feature is of class 0.
    virtual void set_classes(LayerHandle layer, std::span<const std::uint8_t> classes) = 0;
    virtual void remove(LayerHandle layer) = 0;
    // Covers the map area with `ground` and draws the items, first below. The area's lower left
    // corner lies at (x_px, y_px) of the framebuffer that is bound, its size is the view's. False
    // when the time given by set_frame_budget_ms was too short: what is not drawn yet shows as it
    // was before, and the call is to be repeated soon.
    virtual bool draw(const MapView& view, int x_px, int y_px, Colour ground,
                      std::span<const DrawItem> items) = 0;
    // Time that a call of draw may take. Infinite until set: draw finishes the picture.
    virtual void set_frame_budget_ms(double budget_ms) = 0;
};

// Needs a current OpenGL 3.3 core context; throws Error naming what was found otherwise.
std::unique_ptr<MapRenderer> make_gl_renderer();

}  // namespace zamin::viewer
