#include "viewer/render/stroke.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::viewer {

namespace {

// How far a pixel's middle lies in its dash: 0 in the gaps.
double dash_strength(double at_px, const StrokePen& pen) {
    const double period = pen.dash_px + pen.gap_px;
    const double at = std::fmod(at_px, period);
    const double from_middle = std::abs(at - 0.5 * pen.dash_px);
    return std::clamp(0.5 * pen.dash_px + 0.5 - std::min(from_middle, period - from_middle), 0.0,
                      1.0);
}

// The edge with what every pixel needs of it.
struct Ruler {
    double length;
    double along_x;
    double along_y;

    explicit Ruler(const StrokeEdge& e)
        : length(std::hypot(e.x1 - e.x0, e.y1 - e.y0)),
          along_x(length > 0.0 ? (e.x1 - e.x0) / length : 1.0),
          along_y(length > 0.0 ? (e.y1 - e.y0) / length : 0.0) {}
};

}  // namespace

void stroke(LineSheet& sheet, int size_px, const StrokeEdge& edge, const StrokePen& pen) {
    const double half = std::max(pen.half_width_px, 0.5);
    const double paler = std::min(2.0 * pen.half_width_px, 1.0);
    const double reach = half + 0.5;
    const double left = std::max(std::min(edge.x0, edge.x1) - reach, 0.0);
    const double right = std::min(std::max(edge.x0, edge.x1) + reach, static_cast<double>(size_px));
    const double bottom = std::max(std::min(edge.y0, edge.y1) - reach, 0.0);
    const double top = std::min(std::max(edge.y0, edge.y1) + reach, static_cast<double>(size_px));
    if (left >= right || bottom >= top) {
        return;
    }
    const Ruler ruler(edge);
    // In a row the stroke is this wide to both sides of its middle line.
    const double steepness = std::abs(ruler.along_y);
    const double beside = steepness > 1e-6 ? reach / steepness : 1e9;
    for (int y = static_cast<int>(bottom); y < static_cast<int>(std::ceil(top)); ++y) {
        const double from_y = y + 0.5 - edge.y0;
        const double middle =
            steepness > 1e-6 ? edge.x0 + from_y * ruler.along_x / ruler.along_y : edge.x0;
        const int first = static_cast<int>(std::max(left, std::min(middle - beside, right)));
        const int end =
            static_cast<int>(std::ceil(std::min(right, std::max(middle + beside, left))));
        for (int x = first; x < end; ++x) {
            const double from_x = x + 0.5 - edge.x0;
            const double along = from_x * ruler.along_x + from_y * ruler.along_y;
            const double across = from_y * ruler.along_x - from_x * ruler.along_y;
            const double beyond = std::max({-along, along - ruler.length, 0.0});
            const double away =
                beyond > 0.0 ? std::sqrt(beyond * beyond + across * across) : std::abs(across);
            double strength = std::clamp(reach - away, 0.0, 1.0) * paler;
            if (pen.dashed && strength > 0.0) {
                strength *=
                    dash_strength(edge.start_px + std::clamp(along, 0.0, ruler.length), pen);
            }
            if (strength > 0.0) {
                sheet.add(x, y, pen.colour, static_cast<float>(strength));
            }
        }
    }
}

}  // namespace zamin::viewer
