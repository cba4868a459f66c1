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

// One object made by one of OpenGL's glGen functions.
template <typename Handle, typename Generate>
Handle make_handle(Generate generate) {
    GLuint id = 0;
    generate(1, &id);
    return Handle(id);
}
inline GlBuffer make_buffer() {
    return make_handle<GlBuffer>(glGenBuffers);
}
inline GlTexture make_texture() {
    return make_handle<GlTexture>(glGenTextures);
}
inline GlVertexArray make_vertex_array() {
    return make_handle<GlVertexArray>(glGenVertexArrays);
}
inline GlFramebuffer make_framebuffer() {
    return make_handle<GlFramebuffer>(glGenFramebuffers);
}
inline GlRenderbuffer make_renderbuffer() {
    return make_handle<GlRenderbuffer>(glGenRenderbuffers);
}

}  // namespace zamin::viewer
