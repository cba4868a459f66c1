// An OpenGL 3.3 context without a window or a display, for screenshots. The only file that is
// specific to a platform (EGL on Linux, surfaceless).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace zamin::viewer {

// Eight bits a channel, rows from top to bottom, RGBA.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

// Makes the context current for as long as it lives, with a framebuffer of the given size bound.
// Throws Error saying what is missing.
class Offscreen {
  public:
    Offscreen(int width, int height);
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;
    Picture read() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace zamin::viewer
