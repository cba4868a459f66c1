// Places on a page in millimetres, x to the right, y down from the page's top left corner.
#pragma once

#include <algorithm>

namespace zamin::print {

inline constexpr double mm_per_inch = 25.4;
inline constexpr double mm_per_pt = mm_per_inch / 72.0;
// A pixel of the styles shared with the window: 1/96 inch.
inline constexpr double mm_per_px = mm_per_inch / 96.0;

struct SizeMm {
    double w = 0.0;
    double h = 0.0;
};

struct RectMm {
    double x = 0.0;
    double y = 0.0;
    double w = 0.0;
    double h = 0.0;

    double right() const { return x + w; }
    double bottom() const { return y + h; }
    RectMm inset(double by_mm) const {
        return {x + by_mm, y + by_mm, std::max(0.0, w - 2 * by_mm), std::max(0.0, h - 2 * by_mm)};
    }
    // Sharing an edge is no overlap; `slack_mm` forgives rounding.
    bool overlaps(const RectMm& other, double slack_mm = 0.01) const {
        return x + slack_mm < other.right() && other.x + slack_mm < right() &&
               y + slack_mm < other.bottom() && other.y + slack_mm < bottom();
    }
    bool contains(const RectMm& other, double slack_mm = 0.05) const {
        return other.x >= x - slack_mm && other.y >= y - slack_mm &&
               other.right() <= right() + slack_mm && other.bottom() <= bottom() + slack_mm;
    }
};

}  // namespace zamin::print
