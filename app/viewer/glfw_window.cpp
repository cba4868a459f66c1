#include "viewer/glfw_window.hpp"

#include <epoxy/gl.h>
// After the OpenGL header, so that it brings none of its own.
#include <GLFW/glfw3.h>

#include <chrono>
#include <string>
#include <thread>

#include "core/error.hpp"

namespace zamin::viewer {

namespace {

constexpr int tries_after_reset = 40;
constexpr std::chrono::milliseconds between_tries{250};

std::string glfw_reason() {
    const char* text = nullptr;
    glfwGetError(&text);
    return text == nullptr ? "no reason given" : text;
}

}  // namespace

GlfwSystem::GlfwSystem() {
    if (glfwInit() != GLFW_TRUE) {
        throw error(
            "There is no display to open a window on ({}). Start Zamin from a desktop, or use "
            "--screenshot FILE.png for a picture without one.",
            glfw_reason());
    }
}

GlfwSystem::~GlfwSystem() {
    glfwTerminate();
}

void WindowDeleter::operator()(GLFWwindow* window) const {
    glfwDestroyWindow(window);
}

GlfwWindow make_window(int width, int height) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    // So that a reset of the driver is told; GLFW leaves it out where the driver has no such thing.
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);
    // Nothing here has depth; without it Mesa's software renderer takes a quicker way.
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "zamin");  // as the menu entry says
    GlfwWindow window(glfwCreateWindow(width, height, "Zamin", nullptr, nullptr));
    if (!window) {
        throw error(
            "Zamin needs OpenGL 3.3, and no window with it could be opened ({}). Update the "
            "graphics "
            "driver; where there is none for this card, start Zamin with LIBGL_ALWAYS_SOFTWARE=1: "
            "the processor draws then, more slowly.",
            glfw_reason());
    }
    glfwSetWindowSizeLimits(window.get(), 480, 360, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
    return window;
}

ResetWatch::ResetWatch()
    : m_told(epoxy_gl_version() >= 45 || epoxy_has_gl_extension("GL_KHR_robustness")),
      m_told_arb(epoxy_has_gl_extension("GL_ARB_robustness")) {}

bool ResetWatch::context_is_lost() const {
    if (m_told) {
        return glGetGraphicsResetStatus() != GL_NO_ERROR;
    }
    return m_told_arb && glGetGraphicsResetStatusARB() != GL_NO_ERROR;
}

GlfwWindow make_window_like(GlfwWindow lost) {
    int width = 0;
    int height = 0;
    int x = 0;
    int y = 0;
    glfwGetWindowSize(lost.get(), &width, &height);
    glfwGetWindowPos(lost.get(), &x, &y);
    const bool maximised = glfwGetWindowAttrib(lost.get(), GLFW_MAXIMIZED) == GLFW_TRUE;
    lost.reset();
    // The size is that of the old window already, not to be scaled again.
    GlfwWindow window;
    for (int tries = 1; !window; ++tries) {
        try {
            window = make_window(width, height);
        } catch (const Error&) {
            if (tries == tries_after_reset) {
                throw;
            }
            std::this_thread::sleep_for(between_tries);
        }
    }
    glfwSetWindowSize(window.get(), width, height);
    glfwSetWindowPos(window.get(), x, y);
    if (maximised) {
        glfwMaximizeWindow(window.get());
    }
    return window;
}

}  // namespace zamin::viewer
