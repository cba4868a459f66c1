// A window with an OpenGL 3.3 context, as GLFW makes it; for window.cpp.
#pragma once

#include <memory>

struct GLFWwindow;

namespace zamin::viewer {

// GLFW for as long as it lives. Throws Error where there is no display.
struct GlfwSystem {
    GlfwSystem();
    ~GlfwSystem();
    GlfwSystem(const GlfwSystem&) = delete;
    GlfwSystem& operator=(const GlfwSystem&) = delete;
};

struct WindowDeleter {
    void operator()(GLFWwindow* window) const;
};
using GlfwWindow = std::unique_ptr<GLFWwindow, WindowDeleter>;

// Its context is current. Throws Error naming what is needed where there is no OpenGL 3.3.
GlfwWindow make_window(int width, int height);

// Asks the driver of the context that is current when it is made.
class ResetWatch {
  public:
    ResetWatch();
    // Whether the context is lost, by a reset of the card or its sleep: nothing is drawn in it any
    // more. False where the driver does not tell.
    bool context_is_lost() const;

  private:
    bool m_told = false;      // by OpenGL 4.5 or KHR_robustness
    bool m_told_arb = false;  // by ARB_robustness
};

// In place of a window whose context is lost: of the same size and place. A driver that is being
// reset is given ten seconds; throws Error like make_window after that.
GlfwWindow make_window_like(GlfwWindow lost);

}  // namespace zamin::viewer
