// A picture in tiles, with the features that reach into each. Tiles are so small that what is
// painted of one stays in the processor's cache however the features lie in their file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::print {

inline constexpr int tile_rows = 64;
inline constexpr int tile_columns = 256;

// Dots from left..right and top..bottom, the last not included.
struct Window {
    int left;
    int top;
    int right;
    int bottom;
};

class PictureTiles {
  public:
    PictureTiles(int width_px, int height_px);

    // A feature by the corners of its box, in dots; `reach_px` more on all sides.
    void add(std::size_t feature, Coord upper_left_px, Coord lower_right_px, double reach_px);
    // Once all are added.
    void sort();

    std::size_t count() const { return m_offsets.size() - 1; }
    Window window(std::size_t tile) const;
    // In the order in which they were added.
    std::span<const std::uint32_t> features(std::size_t tile) const;

  private:
    struct Reach {
        std::uint32_t feature;
        int first_column, last_column, first_row, last_row;  // of tiles
    };
    template <typename Visit>
    void each_tile(const Reach& reach, Visit visit) const;

    int m_width_px;
    int m_height_px;
    int m_columns;
    int m_rows;
    std::vector<Reach> m_reaches;
    std::vector<std::uint32_t> m_offsets;  // of tiles, into m_features
    std::vector<std::uint32_t> m_features;
};

}  // namespace zamin::print
