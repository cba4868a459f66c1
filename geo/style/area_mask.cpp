#include "style/area_mask.hpp"

#include <utility>

namespace zamin::style {

AreaMask::AreaMask(int width_px, int height_px)
    : m_width(width_px),
      m_height(height_px),
      m_stride(static_cast<std::size_t>(width_px) + 2),
      m_cells(m_stride * static_cast<std::size_t>(height_px), 0.0F),
      m_extents(static_cast<std::size_t>(height_px), Extent{width_px, -1}),
      m_first_row(height_px) {}

void AreaMask::edge(double x0, double y0, double x1, double y1) {
    if (y0 == y1) {
        return;
    }
    const float direction = y0 < y1 ? 1.0F : -1.0F;
    if (y0 > y1) {
        std::swap(x0, x1);
        std::swap(y0, y1);
    }
    if (y1 <= 0.0 || y0 >= m_height) {
        return;
    }
    if (y0 >= 0.0 && y1 <= m_height && std::min(x0, x1) >= 0.0 && std::max(x0, x1) <= m_width) {
        return edge_in_rows(x0, y0, x1, y1, direction);
    }
    const double slope = (x1 - x0) / (y1 - y0);
    if (y0 < 0.0) {
        x0 -= y0 * slope;
        y0 = 0.0;
    }
    if (y1 > m_height) {
        x1 -= (y1 - m_height) * slope;
        y1 = m_height;
    }
    // What lies to the left counts as if it lay on the left side, what lies to the right not at
    // all; an edge through a side is cut there.
    const auto cut = [&](double side) {
        if ((x0 < side) == (x1 < side)) {
            return;
        }
        const double y = y0 + (side - x0) / slope;
        if (y > y0 && y < y1) {
            edge_in_rows(x0, y0, side, y, direction);
            x0 = side;
            y0 = y;
        }
    };
    const double first_side = x0 <= x1 ? 0.0 : static_cast<double>(m_width);
    cut(first_side);
    cut(static_cast<double>(m_width) - first_side);
    edge_in_rows(x0, y0, x1, y1, direction);
}

// On one side of both sides of the mask, between its first and last row.
void AreaMask::edge_in_rows(double x0, double y0, double x1, double y1, float direction) {
    const double right = m_width;
    if (x0 >= right && x1 >= right) {
        return;
    }
    x0 = std::clamp(x0, 0.0, right);
    x1 = std::clamp(x1, 0.0, right);
    const int first = std::min(static_cast<int>(y0), m_height - 1);
    const int end = static_cast<int>(y1);
    const int last = std::min(end < y1 ? end : end - 1, m_height - 1);
    m_first_row = std::min(m_first_row, first);
    m_last_row = std::max(m_last_row, last);
    if (first >= last) {
        slice(first, static_cast<float>(x0), static_cast<float>(x1),
              static_cast<float>(y1 - y0) * direction);
        return;
    }
    const double slope = (x1 - x0) / (y1 - y0);
    double x = x0;
    for (int y = first; y <= last; ++y) {
        const double height = std::min(y + 1.0, y1) - std::max(static_cast<double>(y), y0);
        const double next = y == last ? x1 : std::clamp(x + slope * height, 0.0, right);
        slice(y, static_cast<float>(x), static_cast<float>(next),
              static_cast<float>(height) * direction);
        x = next;
    }
}

}  // namespace zamin::style
