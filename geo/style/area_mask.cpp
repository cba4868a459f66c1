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
        slice(first, x0, x1, static_cast<float>(y1 - y0) * direction);
        return;
    }
    const double slope = (x1 - x0) / (y1 - y0);
    double x = x0;
    for (int y = first; y <= last; ++y) {
        const double height = std::min(y + 1.0, y1) - std::max(static_cast<double>(y), y0);
        const double next = y == last ? x1 : std::clamp(x + slope * height, 0.0, right);
        slice(y, x, next, static_cast<float>(height) * direction);
        x = next;
    }
}

// The part of an edge within one row: every cell gets what the edge leaves to its right in it.
void AreaMask::slice(int y, double x0, double x1, float height) {
    const auto left = static_cast<float>(std::min(x0, x1));
    const auto right = static_cast<float>(std::max(x0, x1));
    const int first = static_cast<int>(left);
    const auto first_x = static_cast<float>(first);
    Extent& extent = m_extents[static_cast<std::size_t>(y)];
    extent.first = std::min(extent.first, first);
    if (right <= first_x + 1.0F) {
        const float middle = 0.5F * (left + right) - first_x;
        extent.last = std::max(extent.last, first + 1);
        add(y, first, height * (1.0F - middle));
        add(y, first + 1, height * middle);
        return;
    }
    // The share of the slice that lies left of a cell's right side grows with its square in the
    // first cell, then evenly.
    const float per_px = height / (right - left);
    const int last = std::min(static_cast<int>(std::ceil(right)), m_width + 1);
    extent.last = std::max(extent.last, last);
    float before = 0.0F;  // what cells so far were given in all
    for (int x = first; x < last; ++x) {
        const float end = static_cast<float>(x) + 1.0F;
        const float entered = std::min(end, right) - std::max(left, static_cast<float>(x));
        // Mean over the cell of the height that was passed by the edge there.
        const float passed_before = per_px * (std::max(static_cast<float>(x), left) - left);
        const float beyond = end - std::min(end, right);
        const float mean =
            passed_before * entered + 0.5F * per_px * entered * entered + height * beyond;
        add(y, x, mean - before);
        before = mean;
    }
    add(y, last, height - before);
}

}  // namespace zamin::style
