// An ImGui window that is nailed to a rectangle.
#pragma once

#include "viewer/ui.hpp"

namespace zamin::viewer {

struct PanelLook {
    float padding_x = 16.0F;  // at scale 1
    float padding_y = 12.0F;
    bool scrolls = false;
    bool bare = false;    // no surface of its own
    bool on_top = false;  // may lie over the map
};

class PanelWindow {
  public:
    PanelWindow(const Ui& ui, const char* name, Rect rect, PanelLook look = {});
    ~PanelWindow();
    PanelWindow(const PanelWindow&) = delete;
    PanelWindow& operator=(const PanelWindow&) = delete;
};

// The line that divides two surfaces.
void edge(const Ui& ui, ImVec2 from, ImVec2 to);

}  // namespace zamin::viewer
