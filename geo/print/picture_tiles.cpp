#include "print/picture_tiles.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::print {

namespace {

// The tile of a place, or the one before the first or behind the last.
int tile_of(double px, int size_px, int tiles) {
    return static_cast<int>(std::clamp(std::floor(px / size_px), -1.0, tiles * 1.0));
}

}  // namespace

PictureTiles::PictureTiles(int width_px, int height_px)
    : m_width_px(width_px),
      m_height_px(height_px),
      m_columns((width_px + tile_columns - 1) / tile_columns),
      m_rows((height_px + tile_rows - 1) / tile_rows),
      m_offsets(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows) + 1, 0) {}

template <typename Visit>
void PictureTiles::each_tile(const Reach& reach, Visit visit) const {
    for (int row = reach.first_row; row <= reach.last_row; ++row) {
        for (int column = reach.first_column; column <= reach.last_column; ++column) {
            visit(static_cast<std::size_t>(row * m_columns + column));
        }
    }
}

void PictureTiles::add(std::size_t feature, Coord upper_left_px, Coord lower_right_px,
                       double reach_px) {
    m_reaches.push_back(
        {static_cast<std::uint32_t>(feature),
         std::max(tile_of(upper_left_px.x - reach_px, tile_columns, m_columns), 0),
         std::min(tile_of(lower_right_px.x + reach_px, tile_columns, m_columns), m_columns - 1),
         std::max(tile_of(upper_left_px.y - reach_px, tile_rows, m_rows), 0),
         std::min(tile_of(lower_right_px.y + reach_px, tile_rows, m_rows), m_rows - 1)});
    each_tile(m_reaches.back(), [&](std::size_t tile) { ++m_offsets[tile + 1]; });
}

void PictureTiles::sort() {
    for (std::size_t tile = 1; tile < m_offsets.size(); ++tile) {
        m_offsets[tile] += m_offsets[tile - 1];
    }
    m_features.resize(m_offsets.back());
    std::vector<std::uint32_t> next(m_offsets.begin(), m_offsets.end() - 1);
    for (const Reach& reach : m_reaches) {
        each_tile(reach, [&](std::size_t tile) { m_features[next[tile]++] = reach.feature; });
    }
}

Window PictureTiles::window(std::size_t tile) const {
    const int left = static_cast<int>(tile) % m_columns * tile_columns;
    const int top = static_cast<int>(tile) / m_columns * tile_rows;
    return {left, top, std::min(left + tile_columns, m_width_px),
            std::min(top + tile_rows, m_height_px)};
}

std::span<const std::uint32_t> PictureTiles::features(std::size_t tile) const {
    return std::span(m_features).subspan(m_offsets[tile], m_offsets[tile + 1] - m_offsets[tile]);
}

}  // namespace zamin::print
