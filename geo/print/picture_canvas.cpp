#include "print/picture_canvas.hpp"

#include <array>
#include <cstring>

namespace zamin::print {

PictureCanvas::PictureCanvas()
    : mask(tile_columns, tile_rows),
      line(std::size_t{tile_columns} * tile_rows, 0.0F),
      m_total(stride * (tile_rows + 2 * margin), 0.0F),
      m_lead(m_total.size(), 0.0F),
      m_class(m_total.size(), 0) {}

void PictureCanvas::empty() {
    std::ranges::fill(m_total, 0.0F);
    std::ranges::fill(m_lead, 0.0F);
}

bool PictureCanvas::add_small(const Geometries& geometry, std::size_t feature, std::uint8_t c,
                              const Placement& place) {
    constexpr std::size_t most_corners = 40;
    constexpr float most_px = 8.0F;
    const std::span<const Coord> coords = geometry.feature_coords(feature);
    if (coords.empty() || coords.size() > most_corners) {
        return false;
    }
    std::array<Corner, most_corners> corners;
    const double x0 = place.origin_px.x + margin;
    const double y0 = place.origin_px.y + margin;
    Corner least{1e9F, 1e9F};
    Corner most{-1e9F, -1e9F};
    for (std::size_t k = 0; k < coords.size(); ++k) {
        const Corner p{static_cast<float>(x0 + coords[k].x * place.px_per_m),
                       static_cast<float>(y0 - coords[k].y * place.px_per_m)};
        corners[k] = p;
        least = {std::min(least.x, p.x), std::min(least.y, p.y)};
        most = {std::max(most.x, p.x), std::max(most.y, p.y)};
    }
    // A block begins before the tile's end.
    if (!(least.x >= 0.0F && least.y >= 0.0F && least.x < tile_columns + margin &&
          least.y < tile_rows + margin)) {
        return false;
    }
    const float left = std::floor(least.x);
    const float top = std::floor(least.y);
    if (most.x - left > most_px || most.y - top > most_px) {
        return false;
    }
    const auto cover = [&](auto& block) {
        const Corner* corner = corners.data();
        for (std::size_t r = geometry.ring_begin(feature); r < geometry.ring_end(feature); ++r) {
            for (std::size_t sides = geometry.ring(r).size(); sides > 1; --sides, ++corner) {
                block.edge(corner[0].x - left, corner[0].y - top, corner[1].x - left,
                           corner[1].y - top);
            }
            ++corner;
        }
        add_block(block, dot_at(static_cast<int>(left) - margin, static_cast<int>(top) - margin),
                  static_cast<std::size_t>(std::ceil(most.y - top)), c);
    };
    most.x - left <= 4.0F ? cover(m_four_columns) : cover(m_eight_columns);
    return true;
}

template <std::size_t columns>
void PictureCanvas::add_block(style::SmallCover<columns>& cover, std::size_t dot, std::size_t rows,
                              std::uint8_t c) {
    for (std::size_t y = 0; y < rows; ++y, dot += stride) {
        const auto covered = cover.take(y);
        for (std::size_t i = 0; i < covered.size(); ++i) {
            add_four(dot + 4 * i, c, covered[i]);
        }
    }
}

// As `add`, for four dots beside each other.
void PictureCanvas::add_four(std::size_t dot, std::uint8_t c, style::Four covered) {
    style::Four total;
    style::Four lead;
    style::FourClasses classes;
    std::memcpy(&total, &m_total[dot], sizeof total);
    std::memcpy(&lead, &m_lead[dot], sizeof lead);
    std::memcpy(&classes, &m_class[dot], sizeof classes);
    const style::FourClasses added{c, c, c, c};
    const style::Four sum = total + covered;
    const style::Four left = lead - covered;
    const style::FourClasses over = (covered > 0.5F) & (sum > 1.05F);
    const style::FourClasses same = classes == added;
    total = sum < 1.0F ? sum : style::all_four(1.0F);
    lead = over ? covered : same ? lead + covered : left < 0.0F ? -left : left;
    classes = (over | (left < 0.0F)) ? added : classes;
    std::memcpy(&m_total[dot], &total, sizeof total);
    std::memcpy(&m_lead[dot], &lead, sizeof lead);
    std::memcpy(&m_class[dot], &classes, sizeof classes);
}

}  // namespace zamin::print
