#include "viewer/render/sign.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::viewer {

namespace {

// Negative inside; all signs have about the area of the circle of radius r.
double sign_distance(PointSign sign, double x, double y, double r) {
    switch (sign) {
        case PointSign::square: {
            const double qx = std::abs(x) - r * 0.886;
            const double qy = std::abs(y) - r * 0.886;
            return std::hypot(std::max(qx, 0.0), std::max(qy, 0.0)) +
                   std::min(std::max(qx, qy), 0.0);
        }
        case PointSign::diamond:
            return (std::abs(x) + std::abs(y) - r * 1.253) * 0.70710678;
        case PointSign::triangle: {
            // Three half-planes of an equilateral triangle whose incircle has 0.778 r.
            return std::max(-y, 0.8660254 * std::abs(x) + 0.5 * y) - r * 0.778;
        }
        case PointSign::circle:
            break;
    }
    return std::hypot(x, y) - r;
}

float inside(double distance_px) {
    return static_cast<float>(std::clamp(0.5 - distance_px, 0.0, 1.0));
}

}  // namespace

double sign_reach_px(const SignPen& pen) {
    return pen.half_size_px * 1.6 + pen.rim_px + 1.0;
}

void draw_sign(TileCanvas& canvas, double x, double y, const SignPen& pen) {
    const double reach = sign_reach_px(pen);
    const auto first = [reach](double at) {
        return std::max(static_cast<int>(std::floor(at - reach)), 0);
    };
    const auto end = [&](double at) {
        return static_cast<int>(
            std::min(std::ceil(at + reach), static_cast<double>(canvas.size_px())));
    };
    for (int row = first(y); row < end(y); ++row) {
        for (int column = first(x); column < end(x); ++column) {
            const double d =
                sign_distance(pen.sign, column + 0.5 - x, row + 0.5 - y, pen.half_size_px);
            const float body = inside(d);
            const float core = pen.outline_px > 0.0 ? inside(d + pen.outline_px) : body;
            const float rim = inside(d - pen.rim_px) - body;
            if (rim > 0.0F) {
                canvas.over(column, row, scaled(pen.rim, rim));
            }
            if (body > 0.0F) {
                canvas.over(column, row, scaled(pen.outline, body - core));
                canvas.over(column, row, scaled(pen.fill, core));
            }
        }
    }
}

}  // namespace zamin::viewer
