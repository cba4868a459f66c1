#include "viewer/render/tile_canvas.hpp"

#include <cmath>

namespace zamin::viewer {

namespace {

std::size_t pixels_of(int size_px) {
    return static_cast<std::size_t>(size_px) * static_cast<std::size_t>(size_px);
}

std::uint32_t byte_of(float value) {
    return static_cast<std::uint32_t>(std::clamp(value, 0.0F, 1.0F) * 255.0F + 0.5F);
}

}  // namespace

TileCanvas::TileCanvas(int size_px, Colour ground)
    : m_size_px(size_px), m_pixels(pixels_of(size_px), tint(with_alpha(ground, 1.0F))) {}

TilePicture TileCanvas::picture() const {
    TilePicture picture{m_size_px, std::vector<std::uint32_t>(m_pixels.size())};
    for (std::size_t i = 0; i < m_pixels.size(); ++i) {
        const Tint& p = m_pixels[i];
        picture.argb[i] = 0xFF000000U | byte_of(p.r) << 16U | byte_of(p.g) << 8U | byte_of(p.b);
    }
    return picture;
}

FillSheet::FillSheet(int size_px)
    : m_stride(static_cast<std::size_t>(size_px)),
      m_pixels(pixels_of(size_px)),
      m_first_row(size_px) {}

void FillSheet::lay_over(TileCanvas& canvas) {
    for (int y = m_first_row; y <= m_last_row; ++y) {
        Pixel* row = &m_pixels[static_cast<std::size_t>(y) * m_stride];
        for (int x = 0; x < canvas.size_px(); ++x) {
            if (row[x].covered > 0.0F) {
                canvas.over(x, y, row[x].tint);
                row[x] = {};
            }
        }
    }
    m_first_row = canvas.size_px();
    m_last_row = -1;
}

void FillSheet::clear() {
    std::ranges::fill(m_pixels, Pixel());
    m_first_row = static_cast<int>(m_stride);
    m_last_row = -1;
}

LineSheet::LineSheet(int size_px)
    : m_stride(static_cast<std::size_t>(size_px)),
      m_pixels(pixels_of(size_px)),
      m_first_row(size_px) {}

void LineSheet::lay_over(TileCanvas& canvas, const std::vector<Tint>& colours) {
    for (int y = m_first_row; y <= m_last_row; ++y) {
        Pixel* row = &m_pixels[static_cast<std::size_t>(y) * m_stride];
        for (int x = 0; x < canvas.size_px(); ++x) {
            if (row[x].strength > 0.0F) {
                canvas.over(x, y, scaled(colours[row[x].colour], row[x].strength));
                row[x] = {};
            }
        }
    }
    m_first_row = canvas.size_px();
    m_last_row = -1;
}

void LineSheet::clear() {
    std::ranges::fill(m_pixels, Pixel());
    m_first_row = static_cast<int>(m_stride);
    m_last_row = -1;
}

}  // namespace zamin::viewer
