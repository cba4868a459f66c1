// Framebuffers that tiles are drawn in; for the .cpp files of app/viewer/render.
#pragma once

#include <optional>

#include "viewer/render/handles.hpp"
#include "viewer/render/map_renderer.hpp"

namespace zamin::viewer {

// A square to draw on, anti-aliased by four samples a pixel and `oversampling` (1 or 2) pixels a
// side, that is reduced into a texture of `size_px` when it is done.
class GlTileTarget {
  public:
    GlTileTarget(int size_px, int oversampling);

    int drawn_px() const { return m_size_px * m_oversampling; }
    int oversampling() const { return m_oversampling; }
    void bind() const { glBindFramebuffer(GL_FRAMEBUFFER, m_drawn.framebuffer.get()); }
    void clear(Colour ground) const;
    // A new texture with the mean of what was drawn.
    GlTexture reduced() const;

  private:
    struct Stage {
        GlFramebuffer framebuffer;
        GlRenderbuffer colour;
    };
    static Stage make_stage(int size_px, GLint samples);

    int m_size_px;
    int m_oversampling;
    Stage m_drawn;
    // A multisampled picture can only be copied at its own size: from here it is halved.
    std::optional<Stage> m_full;
    GlFramebuffer m_into_texture;
};

}  // namespace zamin::viewer
