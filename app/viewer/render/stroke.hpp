// Lines as the pixels near them; for the .cpp files of app/viewer/render.
#pragma once

#include "viewer/render/tile_canvas.hpp"

namespace zamin::viewer {

struct StrokePen {
    double half_width_px = 0.5;
    std::uint8_t colour = 0;  // number of it in the sheet
    bool dashed = false;
    double dash_px = 0.0;
    double gap_px = 0.0;
};

struct StrokeEdge {  // pixels, y as the sheet's
    double x0 = 0.0;
    double y0 = 0.0;
    double x1 = 0.0;
    double y1 = 0.0;
    double start_px = 0.0;  // length of the line before it, so that dashes run on
};

// A stroke with round ends and smooth edges; one thinner than a pixel is a pixel wide and paler.
// Whatever lies outside the sheet of `size_px` is left out.
void stroke(LineSheet& sheet, int size_px, const StrokeEdge& edge, const StrokePen& pen);

}  // namespace zamin::viewer
