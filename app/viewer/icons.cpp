#include <algorithm>

#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

void draw_eye(ImDrawList& list, ImVec2 c, float r, ImU32 colour, float line, bool open) {
    const ImVec2 left{c.x - r * 1.3F, c.y};
    const ImVec2 right{c.x + r * 1.3F, c.y};
    list.AddBezierQuadratic(left, {c.x, c.y - r * 1.5F}, right, colour, line);
    list.AddBezierQuadratic(left, {c.x, c.y + r * 1.5F}, right, colour, line);
    if (open) {
        list.AddCircleFilled(c, r * 0.42F, colour);
    } else {
        list.AddLine({c.x - r, c.y + r}, {c.x + r, c.y - r}, colour, line);
    }
}

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 c, float size, ImU32 colour, float line) {
    const float r = size / 2;
    switch (icon) {
        case Icon::close:
            list.AddLine({c.x - r, c.y - r}, {c.x + r, c.y + r}, colour, line);
            list.AddLine({c.x - r, c.y + r}, {c.x + r, c.y - r}, colour, line);
            break;
        case Icon::plus:
            list.AddLine({c.x, c.y - r}, {c.x, c.y + r}, colour, line);
            [[fallthrough]];
        case Icon::minus:
            list.AddLine({c.x - r, c.y}, {c.x + r, c.y}, colour, line);
            break;
        case Icon::up:
            list.AddLine({c.x - r, c.y + r * 0.5F}, {c.x, c.y - r * 0.5F}, colour, line);
            list.AddLine({c.x, c.y - r * 0.5F}, {c.x + r, c.y + r * 0.5F}, colour, line);
            break;
        case Icon::down:
            list.AddLine({c.x - r, c.y - r * 0.5F}, {c.x, c.y + r * 0.5F}, colour, line);
            list.AddLine({c.x, c.y + r * 0.5F}, {c.x + r, c.y - r * 0.5F}, colour, line);
            break;
        case Icon::back:
            list.AddLine({c.x + r * 0.5F, c.y - r}, {c.x - r * 0.5F, c.y}, colour, line);
            list.AddLine({c.x - r * 0.5F, c.y}, {c.x + r * 0.5F, c.y + r}, colour, line);
            break;
        case Icon::more:
            for (const float dx : {-0.8F, 0.0F, 0.8F}) {
                list.AddCircleFilled({c.x + dx * r, c.y}, std::max(line * 0.8F, 1.0F), colour);
            }
            break;
        case Icon::shown:
            draw_eye(list, c, r, colour, line, true);
            break;
        case Icon::hidden:
            draw_eye(list, c, r, colour, line, false);
            break;
    }
}

}  // namespace zamin::viewer
