#include "viewer/map_view.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace zamin::viewer {

namespace {
constexpr double metres_per_inch = 0.0254;
// A CSS pixel: what the limits of the scale are counted in.
constexpr double standard_px_per_inch = 96.0;
constexpr double largest_scale = 50.0;
constexpr double smallest_scale = 50'000'000.0;
constexpr double point_scale = 5000.0;

constexpr double metres_per_px_at(double scale_denominator) {
    return scale_denominator * metres_per_inch / standard_px_per_inch;
}

double within_limits(double metres_per_px) {
    return std::clamp(metres_per_px, metres_per_px_at(largest_scale),
                      metres_per_px_at(smallest_scale));
}
}  // namespace

ScreenPoint MapView::to_screen(Coord map_m) const {
    return {width_px / 2 + (map_m.x - center_m.x) / metres_per_px,
            height_px / 2 - (map_m.y - center_m.y) / metres_per_px};
}

Coord MapView::to_map(ScreenPoint screen) const {
    return {center_m.x + (screen.x - width_px / 2) * metres_per_px,
            center_m.y - (screen.y - height_px / 2) * metres_per_px};
}

Box MapView::visible_m() const {
    const double half_width_m = width_px / 2 * metres_per_px;
    const double half_height_m = height_px / 2 * metres_per_px;
    return {center_m.x - half_width_m, center_m.y - half_height_m, center_m.x + half_width_m,
            center_m.y + half_height_m};
}

void MapView::pan_px(double dx, double dy) {
    center_m.x -= dx * metres_per_px;
    center_m.y += dy * metres_per_px;
}

void MapView::zoom_at(ScreenPoint cursor, double factor) {
    if (!(factor > 0.0)) {
        return;
    }
    const Coord fixed = to_map(cursor);
    metres_per_px = within_limits(metres_per_px / factor);
    const Coord moved = to_map(cursor);
    center_m.x += fixed.x - moved.x;
    center_m.y += fixed.y - moved.y;
}

void MapView::fit(const Box& box_m, double padding_px) {
    if (box_m.empty()) {
        return;
    }
    center_m = box_m.center();
    // A padding that would leave less than half of a small window is reduced.
    const double padding_x = std::min(padding_px, width_px / 4);
    const double padding_y = std::min(padding_px, height_px / 4);
    const double wanted = std::max(box_m.width() / (width_px - 2 * padding_x),
                                   box_m.height() / (height_px - 2 * padding_y));
    metres_per_px = within_limits(wanted > 0.0 ? wanted : metres_per_px_at(point_scale));
}

double MapView::scale_denominator(double px_per_inch) const {
    return metres_per_px * px_per_inch / metres_per_inch;
}

}  // namespace zamin::viewer
