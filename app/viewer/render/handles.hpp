// OpenGL objects as move-only handles; for the .cpp files of app/viewer/render and offscreen.cpp.
#pragma once

#include <epoxy/gl.h>

#include <utility>

namespace zamin::viewer {

template <typename Deleter>
class GlHandle {
  public:
    GlHandle() = default;
    explicit GlHandle(GLuint id) : m_id(id) {}
    GlHandle(GlHandle&& other) noexcept : m_id(std::exchange(other.m_id, 0)) {}
    GlHandle& operator=(GlHandle&& other) noexcept {
        std::swap(m_id, other.m_id);
        return *this;
    }
    GlHandle(const GlHandle&) = delete;
    GlHandle& operator=(const GlHandle&) = delete;
    ~GlHandle() {
        if (m_id != 0) {
            Deleter()(m_id);
        }
    }
    GLuint get() const { return m_id; }
    explicit operator bool() const { return m_id != 0; }

  private:
    GLuint m_id = 0;
};

struct GlBufferDeleter {
    void operator()(GLuint id) const { glDeleteBuffers(1, &id); }
};
struct GlTextureDeleter {
    void operator()(GLuint id) const { glDeleteTextures(1, &id); }
};
struct GlVertexArrayDeleter {
    void operator()(GLuint id) const { glDeleteVertexArrays(1, &id); }
};
struct GlFramebufferDeleter {
    void operator()(GLuint id) const { glDeleteFramebuffers(1, &id); }
};
struct GlRenderbufferDeleter {
    void operator()(GLuint id) const { glDeleteRenderbuffers(1, &id); }
};
struct GlShaderDeleter {
    void operator()(GLuint id) const { glDeleteShader(id); }
};
struct GlProgramDeleter {
    void operator()(GLuint id) const { glDeleteProgram(id); }
};

using GlBuffer = GlHandle<GlBufferDeleter>;
using GlTexture = GlHandle<GlTextureDeleter>;
using GlVertexArray = GlHandle<GlVertexArrayDeleter>;
using GlFramebuffer = GlHandle<GlFramebufferDeleter>;
using GlRenderbuffer = GlHandle<GlRenderbufferDeleter>;
using GlShader = GlHandle<GlShaderDeleter>;
using GlProgram = GlHandle<GlProgramDeleter>;

inline GlBuffer make_buffer() {
    GLuint id = 0;
    glGenBuffers(1, &id);
    return GlBuffer(id);
}
inline GlTexture make_texture() {
    GLuint id = 0;
    glGenTextures(1, &id);
    return GlTexture(id);
}
inline GlVertexArray make_vertex_array() {
    GLuint id = 0;
    glGenVertexArrays(1, &id);
    return GlVertexArray(id);
}
inline GlFramebuffer make_framebuffer() {
    GLuint id = 0;
    glGenFramebuffers(1, &id);
    return GlFramebuffer(id);
}
inline GlRenderbuffer make_renderbuffer() {
    GLuint id = 0;
    glGenRenderbuffers(1, &id);
    return GlRenderbuffer(id);
}

}  // namespace zamin::viewer
