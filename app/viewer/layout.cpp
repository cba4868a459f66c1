#include "viewer/layout.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::viewer {

Layout arrange(float width, float height, float scale, const PanelWidths& widths, bool left_open,
               bool right_open) {
    Layout layout;
    const float top = std::round(top_height * scale);
    const float status = std::round(status_height * scale);
    const float middle = std::max(height - top - status, 1.0F);
    layout.narrow = width < narrow_below * scale;
    if (layout.narrow && left_open) {
        right_open = false;
    }
    const float at_most = layout.narrow ? width - 56.0F * scale : width * 0.45F;
    const auto panel = [&](float wanted) {
        return std::round(std::max(std::min(wanted * scale, at_most), 1.0F));
    };
    const float left = left_open ? panel(widths.left) : 0.0F;
    const float right = right_open ? panel(widths.right) : 0.0F;
    layout.top = {0.0F, 0.0F, width, top};
    layout.left = {0.0F, top, left, middle};
    layout.right = {width - right, top, right, middle};
    layout.status = {0.0F, height - status, width, status};
    layout.map = layout.narrow ? Rect{0.0F, top, width, middle}
                               : Rect{left, top, std::max(width - left - right, 1.0F), middle};
    return layout;
}

void make_room_for_table(Layout& layout, float scale) {
    const float height = std::round(std::min(280.0F * scale, layout.map.h / 2));
    layout.map.h -= height;
    layout.table = {layout.map.x, layout.map.bottom(), layout.map.w, height};
}

float usable_width(float wanted, float least, float window) {
    return std::clamp(wanted, least, std::max(least, window * 0.4F));
}

}  // namespace zamin::viewer
