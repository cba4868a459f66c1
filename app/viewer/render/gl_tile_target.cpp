#include "viewer/render/gl_tile_target.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace zamin::viewer {

namespace {

void copy(GLuint from, int from_px, GLuint to, int to_px, GLenum filter) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
    glBlitFramebuffer(0, 0, from_px, from_px, 0, 0, to_px, to_px, GL_COLOR_BUFFER_BIT, filter);
}

GlTexture empty_texture(int size_px) {
    GlTexture texture = make_texture();
    glBindTexture(GL_TEXTURE_2D, texture.get());
    // The order of bytes in which windows are kept: software renderers copy such tiles row by row
    // instead of running a shader for every pixel.
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, size_px, size_px, 0, GL_BGRA,
                 GL_UNSIGNED_INT_8_8_8_8_REV, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
    return texture;
}

}  // namespace

GlTileTarget::Stage GlTileTarget::make_stage(int size_px, GLint samples) {
    Stage stage{make_framebuffer(), make_renderbuffer()};
    glBindRenderbuffer(GL_RENDERBUFFER, stage.colour.get());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, size_px, size_px);
    glBindFramebuffer(GL_FRAMEBUFFER, stage.framebuffer.get());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              stage.colour.get());
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        throw error("this graphics driver cannot draw into a picture of {} x {} pixels", size_px,
                    size_px);
    }
    return stage;
}

GlTileTarget::GlTileTarget(int size_px, int oversampling)
    : m_size_px(size_px), m_oversampling(oversampling), m_into_texture(make_framebuffer()) {
    GLint most = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &most);
    m_drawn = make_stage(drawn_px(), std::min(most, 4));
    if (oversampling > 1) {
        m_full = make_stage(drawn_px(), 0);
    }
}

void GlTileTarget::clear(Colour ground) const {
    bind();
    glDisable(GL_SCISSOR_TEST);
    glClearColor(ground.r, ground.g, ground.b, ground.a);
    glClear(GL_COLOR_BUFFER_BIT);
}

GlTexture GlTileTarget::reduced() const {
    glDisable(GL_SCISSOR_TEST);
    const Stage* from = &m_drawn;
    if (m_full) {
        copy(m_drawn.framebuffer.get(), drawn_px(), m_full->framebuffer.get(), drawn_px(),
             GL_NEAREST);
        from = &*m_full;
    }
    GlTexture texture = empty_texture(m_size_px);
    glBindFramebuffer(GL_FRAMEBUFFER, m_into_texture.get());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.get(), 0);
    copy(from->framebuffer.get(), drawn_px(), m_into_texture.get(), m_size_px,
         m_oversampling == 1 ? GL_NEAREST : GL_LINEAR);
    return texture;
}

}  // namespace zamin::viewer
