// The camera: which part of the map the window shows.
//
// Three spaces. Map: metres in the view's projected CRS, double. Screen: pixels of the map area,
// x to the right, y down, (0, 0) its top left corner. World sources: a layer's own CRS; layers are
// brought to map space once, when they are prepared for drawing.
#pragma once

#include "core/geometry.hpp"
#include "style/screen_point.hpp"

namespace zamin::viewer {

using style::ScreenPoint;

class MapView {
  public:
    Coord center_m;                // map space
    double metres_per_px = 100.0;  // of the framebuffer
    double width_px = 1.0;         // size of the map area
    double height_px = 1.0;

    ScreenPoint to_screen(Coord map_m) const;
    Coord to_map(ScreenPoint screen) const;
    Box visible_m() const;

    void pan_px(double dx, double dy);
    // Scales by `factor` (> 1 zooms in) keeping the map point under the cursor fixed; held between
    // 1:50 and 1:50 000 000.
    void zoom_at(ScreenPoint cursor, double factor);
    // Shows the whole box with `padding_px` around it; a point is shown at 1:5000.
    void fit(const Box& box_m, double padding_px = 40.0);
    // N of 1:N on a screen of `px_per_inch` (96 x the window's scale).
    double scale_denominator(double px_per_inch) const;
};

}  // namespace zamin::viewer
