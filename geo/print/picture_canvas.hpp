// What is being painted of a picture's tile: which class covers most of each dot, and how much of
// it is covered in all. For .cpp files of geo/print only.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/geometry.hpp"
#include "print/picture_tiles.hpp"
#include "style/area_mask.hpp"
#include "style/small_cover.hpp"

namespace zamin::print {

// Used again for the next tile.
class PictureCanvas {
  public:
    PictureCanvas();

    // Where a dot is kept, from the tile's upper left corner.
    static std::size_t dot_at(int x, int y) {
        return static_cast<std::size_t>(y + margin) * stride + static_cast<std::size_t>(x + margin);
    }
    float total(std::size_t dot) const { return m_total[dot]; }
    std::uint8_t class_of(std::size_t dot) const { return static_cast<std::uint8_t>(m_class[dot]); }

    // The class that covers most of a dot keeps it (a vote by majority); a polygon over covered
    // ground takes it.
    void add(std::size_t dot, std::uint8_t c, float covered) {
        const float sum = m_total[dot] + covered;
        float& lead = m_lead[dot];
        m_total[dot] = std::min(1.0F, sum);
        if (covered > 0.5F && sum > 1.05F) {
            m_class[dot] = c;
            lead = covered;
        } else if (m_class[dot] == c) {
            lead += covered;
        } else {
            m_class[dot] = lead < covered ? c : m_class[dot];
            lead = std::abs(lead - covered);
        }
    }

    // From metres to dots, the tile's corner being the origin.
    struct Placement {
        double px_per_m;
        Coord origin_px;  // where 0, 0 lies
    };
    // Adds a polygon of few dots, in much less time than over the mask; whether it was one, and
    // lies near the tile.
    bool add_small(const Geometries& geometry, std::size_t feature, std::uint8_t c,
                   const Placement& place);

    void empty(std::size_t dot) {
        m_total[dot] = 0.0F;
        m_lead[dot] = 0.0F;
    }
    void empty();

    style::AreaMask mask;  // for a polygon of any size
    std::vector<float> line;

  private:
    // Dots around the tile, so that a small polygon over its side is painted whole; what is
    // written there is never looked at.
    static constexpr int margin = 8;
    static constexpr std::size_t stride = tile_columns + 2 * margin;
    struct Corner {
        float x;
        float y;
    };

    template <std::size_t columns>
    void add_block(style::SmallCover<columns>& cover, std::size_t dot, std::size_t rows,
                   std::uint8_t c);
    void add_four(std::size_t dot, std::uint8_t c, style::Four covered);

    // Of each dot.
    std::vector<float> m_total;  // covered in all
    std::vector<float> m_lead;   // of its class before the others
    std::vector<int> m_class;
    style::SmallCover<4> m_four_columns;
    style::SmallCover<8> m_eight_columns;
};

}  // namespace zamin::print
