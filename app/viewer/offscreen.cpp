#include "viewer/offscreen.hpp"

#include <epoxy/egl.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "viewer/render/handles.hpp"

namespace zamin::viewer {

namespace {

// A display and its context, current while they live.
class EglContext {
  public:
    EglContext() {
        open_display();
        bind_desktop_gl();
    }
    ~EglContext() { close(); }
    EglContext(const EglContext&) = delete;
    EglContext& operator=(const EglContext&) = delete;

  private:
    void open_display() {
        const char* list = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
        const std::string extensions = list ? list : "";
        const auto offers = [&](const char* name) {
            return extensions.find(name) != std::string::npos;
        };
        if (offers("EGL_EXT_platform_base") && offers("EGL_MESA_platform_surfaceless")) {
            try_display(eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY,
                                                 nullptr));
        }
        if (!m_display && offers("EGL_EXT_platform_device") && offers("EGL_EXT_device_base")) {
            EGLDeviceEXT device = nullptr;
            EGLint count = 0;
            if (eglQueryDevicesEXT(1, &device, &count) != EGL_FALSE && count > 0) {
                try_display(eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, device, nullptr));
            }
        }
        if (!m_display) {
            try_display(eglGetDisplay(EGL_DEFAULT_DISPLAY));
        }
        if (!m_display) {
            throw Error(
                "a picture without a window needs EGL, and no EGL display could be opened; install "
                "the Mesa drivers (libegl-mesa0, libgl1-mesa-dri)");
        }
    }

    void try_display(EGLDisplay display) {
        if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) != EGL_FALSE) {
            m_display = display;
        }
    }

    void bind_desktop_gl() {
        constexpr std::array<EGLint, 5> config_attributes{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                                          EGL_SURFACE_TYPE, 0, EGL_NONE};
        constexpr std::array<EGLint, 7> context_attributes{EGL_CONTEXT_MAJOR_VERSION,
                                                           3,
                                                           EGL_CONTEXT_MINOR_VERSION,
                                                           3,
                                                           EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                                           EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                                           EGL_NONE};
        EGLConfig config = nullptr;
        EGLint count = 0;
        eglBindAPI(EGL_OPENGL_API);
        eglChooseConfig(m_display, config_attributes.data(), &config, 1, &count);
        m_context = eglCreateContext(m_display, count > 0 ? config : nullptr, EGL_NO_CONTEXT,
                                     context_attributes.data());
        if (m_context == EGL_NO_CONTEXT ||
            eglMakeCurrent(m_display, EGL_NO_SURFACE, EGL_NO_SURFACE, m_context) == EGL_FALSE) {
            const EGLint code = eglGetError();
            const char* vendor = eglQueryString(m_display, EGL_VENDOR);
            const std::string found = vendor ? vendor : "EGL";
            close();
            throw error(
                "a picture without a window needs OpenGL 3.3 without a surface; {} refused it "
                "(code {:#x})",
                found, code);
        }
    }

    // The display itself is one for the whole process, whoever asks for it, and EGL closes it at
    // the end: terminating it here would take it away from others.
    void close() {
        if (m_display) {
            eglMakeCurrent(m_display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
            if (m_context != EGL_NO_CONTEXT) {
                eglDestroyContext(m_display, m_context);
            }
        }
        m_display = EGL_NO_DISPLAY;
        m_context = EGL_NO_CONTEXT;
    }

    EGLDisplay m_display = EGL_NO_DISPLAY;
    EGLContext m_context = EGL_NO_CONTEXT;
};

// A framebuffer with a colour attachment. What is drawn brings its own smooth edges, so there is
// one sample a pixel.
struct ColourTarget {
    GlFramebuffer framebuffer;
    GlRenderbuffer colour;

    ColourTarget(int width, int height)
        : framebuffer(make_framebuffer()), colour(make_renderbuffer()) {
        glBindRenderbuffer(GL_RENDERBUFFER, colour.get());
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.get());
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                                  colour.get());
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
            throw error("this graphics driver cannot draw a picture of {} x {} pixels", width,
                        height);
        }
    }
};

}  // namespace

struct Offscreen::Impl {
    EglContext context;
    int width;
    int height;
    ColourTarget target;

    Impl(int width_px, int height_px)
        : width(width_px), height(height_px), target(width_px, height_px) {}
};

namespace {
int checked_size(int size) {
    if (size < 1 || size > 16'384) {
        throw usage_error("a picture is 1 to 16384 pixels wide and high, not {}", size);
    }
    return size;
}
}  // namespace

Offscreen::Offscreen(int width, int height)
    : m_impl(std::make_unique<Impl>(checked_size(width), checked_size(height))) {}

Offscreen::~Offscreen() = default;

Picture Offscreen::read() const {
    const Impl& impl = *m_impl;
    Picture picture;
    picture.width = impl.width;
    picture.height = impl.height;
    const std::size_t row_bytes = static_cast<std::size_t>(impl.width) * 4;
    picture.rgba.resize(row_bytes * static_cast<std::size_t>(impl.height));
    glBindFramebuffer(GL_FRAMEBUFFER, impl.target.framebuffer.get());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, impl.width, impl.height, GL_RGBA, GL_UNSIGNED_BYTE, picture.rgba.data());
    // OpenGL's rows go from bottom to top.
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(impl.height) - 1; top < bottom;
         ++top, --bottom) {
        const auto first = picture.rgba.begin();
        std::swap_ranges(first + static_cast<std::ptrdiff_t>(top * row_bytes),
                         first + static_cast<std::ptrdiff_t>((top + 1) * row_bytes),
                         first + static_cast<std::ptrdiff_t>(bottom * row_bytes));
    }
    return picture;
}

}  // namespace zamin::viewer
