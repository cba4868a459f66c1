// How much of each pixel a polygon covers, exactly: the area that its edges leave in every cell,
// summed from left to right (the signed-area accumulation of FreeType's and font-rs's rasterisers).
// No triangles, no samples.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace zamin::style {

class AreaMask {
  public:
    AreaMask(int width_px, int height_px);

    // An edge of a closed outline, in pixels, y either way; what lies outside the mask may be
    // anything finite. Rings may be wound in any direction, holes against their exterior.
    void edge(double x0, double y0, double x1, double y1);

    // Calls visit(x, y, coverage), 0 < coverage <= 1, for every covered pixel, and forgets it.
    template <typename Visit>
    void take(Visit visit) {
        for (int y = std::max(m_first_row, 0); y <= m_last_row; ++y) {
            take_row(y, visit);
        }
        m_first_row = m_height;
        m_last_row = -1;
    }

  private:
    // Less than this is an error of rounding.
    static constexpr float least = 1.0F / 1024.0F;

    struct Extent {
        int first = 0;
        int last = -1;
    };

    template <typename Visit>
    void take_row(int y, Visit visit) {
        Extent& extent = m_extents[static_cast<std::size_t>(y)];
        float* cells = &m_cells[static_cast<std::size_t>(y) * m_stride];
        float sum = 0.0F;
        const int last = std::min(extent.last, m_width - 1);
        for (int x = extent.first; x <= last; ++x) {
            sum += cells[x];
            cells[x] = 0.0F;
            const float covered = std::min(std::abs(sum), 1.0F);
            if (covered > least) {
                visit(x, y, covered);
            }
        }
        for (int x = std::max(extent.first, m_width); x <= extent.last; ++x) {
            cells[x] = 0.0F;
        }
        // The right side of the outline lies beyond the mask.
        const float rest = std::min(std::abs(sum), 1.0F);
        if (rest > least) {
            for (int x = last + 1; x < m_width; ++x) {
                visit(x, y, rest);
            }
        }
        extent = {m_width, -1};
    }

    void edge_in_rows(double x0, double y0, double x1, double y1, float direction);
    void slice(int y, float x0, float x1, float height);
    void add(int y, int x, float value) {
        m_cells[static_cast<std::size_t>(y) * m_stride + static_cast<std::size_t>(x)] += value;
    }

    int m_width;
    int m_height;
    std::size_t m_stride;
    std::vector<float> m_cells;
    std::vector<Extent> m_extents;  // of each row: columns that were touched
    int m_first_row;
    int m_last_row = -1;
};

// The part of an edge within one row: every cell gets what the edge leaves to its right in it.
inline void AreaMask::slice(int y, float x0, float x1, float height) {
    const float left = std::min(x0, x1);
    const float right = std::max(x0, x1);
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
