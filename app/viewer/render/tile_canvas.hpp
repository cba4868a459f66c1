// Pixels of a tile that is being drawn by the processor, and of one layer on its way to it; for
// the .cpp files of app/viewer/render.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "viewer/style.hpp"

namespace zamin::viewer {

// Colours times opacity, rows from bottom to top.
struct Tint {
    float r = 0.0F;
    float g = 0.0F;
    float b = 0.0F;
    float a = 0.0F;
};

inline Tint tint(Colour c) {
    return {c.r * c.a, c.g * c.a, c.b * c.a, c.a};
}

inline Tint scaled(const Tint& tint, float by) {
    return {tint.r * by, tint.g * by, tint.b * by, tint.a * by};
}

// A finished picture: 0xAARRGGBB, rows from bottom to top, as OpenGL takes it.
struct TilePicture {
    int size_px = 0;
    std::vector<std::uint32_t> argb;
};

// An opaque square.
class TileCanvas {
  public:
    TileCanvas(int size_px, Colour ground);

    int size_px() const { return m_size_px; }
    void over(int x, int y, const Tint& above) {
        Tint& below = m_pixels[index(x, y)];
        const float rest = 1.0F - above.a;
        below = {above.r + below.r * rest, above.g + below.g * rest, above.b + below.b * rest,
                 above.a + below.a * rest};
    }
    TilePicture picture() const;

  private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_size_px) +
               static_cast<std::size_t>(x);
    }
    int m_size_px;
    std::vector<Tint> m_pixels;
};

// The fills of one layer. Neighbours that share a border fill its pixels together, without the
// ground shining through; where polygons overlap, the later one lies over the earlier.
class FillSheet {
  public:
    explicit FillSheet(int size_px);

    // Covers the share `covered` (0..1) of a pixel.
    void add(int x, int y, const Tint& colour, float covered) {
        Pixel& pixel =
            m_pixels[static_cast<std::size_t>(y) * m_stride + static_cast<std::size_t>(x)];
        const float free = std::min(covered, 1.0F - pixel.covered);
        const float twice = covered - free;
        float keep = 1.0F;
        if (twice > 0.0F) {
            // The part that is covered already holds the pixel's mean so far.
            keep = 1.0F - colour.a * std::min(twice / pixel.covered, 1.0F);
        }
        pixel.tint = {
            pixel.tint.r * keep + colour.r * covered, pixel.tint.g * keep + colour.g * covered,
            pixel.tint.b * keep + colour.b * covered, pixel.tint.a * keep + colour.a * covered};
        pixel.covered += free;
        m_first_row = std::min(m_first_row, y);
        m_last_row = std::max(m_last_row, y);
    }
    // Lays the sheet over the canvas and empties it.
    void lay_over(TileCanvas& canvas);
    void clear();

  private:
    struct Pixel {
        Tint tint;
        float covered = 0.0F;
    };
    std::size_t m_stride;
    std::vector<Pixel> m_pixels;
    int m_first_row;
    int m_last_row = -1;
};

// The lines of one layer: where they cross or meet, a pixel takes the strongest only, so that
// joints and shared boundaries are no darker than the rest.
class LineSheet {
  public:
    explicit LineSheet(int size_px);

    void add(int x, int y, std::uint8_t colour, float strength) {
        Pixel& pixel =
            m_pixels[static_cast<std::size_t>(y) * m_stride + static_cast<std::size_t>(x)];
        if (strength > pixel.strength) {
            pixel = {strength, colour};
            m_first_row = std::min(m_first_row, y);
            m_last_row = std::max(m_last_row, y);
        }
    }
    // Lays the lines over the canvas, `colours` by the number given with add, and empties itself.
    void lay_over(TileCanvas& canvas, const std::vector<Tint>& colours);
    void clear();

  private:
    struct Pixel {
        float strength = 0.0F;
        std::uint8_t colour = 0;
    };
    std::size_t m_stride;
    std::vector<Pixel> m_pixels;
    int m_first_row;
    int m_last_row = -1;
};

}  // namespace zamin::viewer
