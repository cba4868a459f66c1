// Outlines and rims of single features, above the tiles and anew in every frame; for the .cpp
// files of app/viewer/render.
#pragma once

#include <span>
#include <vector>

#include "viewer/map_view.hpp"
#include "viewer/render/handles.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/render/shader_program.hpp"

namespace zamin::viewer {

class GlOutlines {
  public:
    GlOutlines();

    // Before the first outline of a frame: viewport, scissor and blending are set, and what the
    // last frame did not show is forgotten.
    void begin(const MapView& view, int x_px, int y_px);
    // The selected features of an item, with its style's width and sign.
    void draw(const DrawItem& item, const MapShapes& shapes);
    // What was kept of a layer that is gone.
    void forget(LayerHandle layer);

  private:
    // Features on the graphics card, for as long as they are drawn in every frame.
    struct Kept {
        LayerHandle layer = 0;
        std::vector<std::uint32_t> features;
        Coord origin_m;
        GlVertexArray edge_array;
        GlBuffer edges;
        GLsizei edge_count = 0;
        GlVertexArray point_array;
        GlBuffer points;
        GLsizei point_count = 0;
        bool shown = false;
    };
    const Kept& kept(const DrawItem& item, const MapShapes& shapes);
    void set_view(const ShaderProgram& program, Coord origin_m, Colour colour) const;

    ShaderProgram m_line;
    ShaderProgram m_point;
    MapView m_view;
    std::vector<Kept> m_kept;
};

}  // namespace zamin::viewer
