// Signs of points as distance functions; for the .cpp files of app/viewer/render.
#pragma once

#include "viewer/render/tile_canvas.hpp"

namespace zamin::viewer {

struct SignPen {
    PointSign sign = PointSign::circle;
    double half_size_px = 4.0;
    double outline_px = 0.0;  // inside the sign's edge
    double rim_px = 0.0;      // outside it: the casing
    Tint fill;
    Tint outline;
    Tint rim;
};

// How far from its middle a sign may leave a mark.
double sign_reach_px(const SignPen& pen);

// A sign with its middle at (x, y); what lies outside the canvas is left out.
void draw_sign(TileCanvas& canvas, double x, double y, const SignPen& pen);

}  // namespace zamin::viewer
