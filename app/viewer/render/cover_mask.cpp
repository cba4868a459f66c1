#include "viewer/render/cover_mask.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::viewer {

namespace {

int mask_cells(int px) {
    return (px + CoverMask::cell_px - 1) / CoverMask::cell_px;
}

}  // namespace

CoverMask::CoverMask(double width_px, double height_px)
    : m_columns(mask_cells(static_cast<int>(std::ceil(width_px)))),
      m_rows(mask_cells(static_cast<int>(std::ceil(height_px)))),
      m_width_px(static_cast<int>(std::ceil(width_px))),
      m_height_px(static_cast<int>(std::ceil(height_px))),
      m_covered(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), 0) {}

std::optional<PixelBox> CoverMask::take(const TilePlace& tile) {
    // Cells from and to (exclusive) that the tile touches along one side.
    const auto cell_from = [](double px) {
        return std::max(static_cast<int>(std::floor(px / cell_px)), 0);
    };
    const auto cell_to = [](double px, int most) {
        return std::min(static_cast<int>(std::ceil(px / cell_px)), most);
    };
    const double right_px = tile.x_px + tile.size_px;
    const double top_px = tile.y_px + tile.size_px;
    int left = m_columns;
    int right = -1;
    int bottom = m_rows;
    int top = -1;
    for (int y = cell_from(tile.y_px); y < cell_to(top_px, m_rows); ++y) {
        for (int x = cell_from(tile.x_px); x < cell_to(right_px, m_columns); ++x) {
            std::uint8_t& covered = m_covered[static_cast<std::size_t>(y * m_columns + x)];
            if (covered != 0) {
                continue;
            }
            left = std::min(left, x);
            right = std::max(right, x);
            bottom = std::min(bottom, y);
            top = std::max(top, y);
            // A cell at the area's edge is whole when the tile reaches the edge.
            const double end_x = std::min((x + 1) * cell_px, m_width_px);
            const double end_y = std::min((y + 1) * cell_px, m_height_px);
            covered = tile.x_px <= x * cell_px && right_px >= end_x && tile.y_px <= y * cell_px &&
                      top_px >= end_y;
        }
    }
    if (right < 0) {
        return std::nullopt;
    }
    const int x_px = left * cell_px;
    const int y_px = bottom * cell_px;
    return PixelBox{x_px, y_px, std::min((right + 1) * cell_px, m_width_px) - x_px,
                    std::min((top + 1) * cell_px, m_height_px) - y_px};
}

}  // namespace zamin::viewer
