// The window's picture: the map, then ImGui's lists over it. Where the picture of the frame before
// is still there, which software renderers leave in place, only what changed is drawn (KeptLists).
#pragma once

#include <functional>

#include "viewer/kept_lists.hpp"
#include "viewer/style.hpp"

struct ImDrawData;

namespace zamin::viewer {

class WindowPicture {
  public:
    // Needs the window's current OpenGL context.
    WindowPicture();
    // Into the window's own framebuffer; `map` is the map's place in ImGui's units. Where neither
    // map nor lists draw, as under a panel in its first frame, there is `behind`, not what was
    // before.
    void show(ImDrawData& data, const Rect& map, int width_px, int height_px, Colour behind,
              const std::function<void()>& draw_map);
    // Textures changed, or the window lost its content: everything is drawn anew.
    void forget();

  private:
    bool m_keeps = false;
    int m_width_px = 0;
    int m_height_px = 0;
    Rect m_map;
    bool m_anew = true;
    KeptLists m_kept;
};

}  // namespace zamin::viewer
