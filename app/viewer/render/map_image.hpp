// A raster as the renderer takes it: a picture that lies straight in map space, with smaller ones
// of it for smaller scales.
#pragma once

#include <cstdint>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::viewer {

struct MapImage {
    // 0xAARRGGBB, colours already times their opacity, rows from north to south.
    struct Level {
        int width = 0;
        int height = 0;
        std::vector<std::uint32_t> argb;
    };
    Box box_m;                  // outer edges, map space
    std::vector<Level> levels;  // each half the one before
};

// With its smaller levels, down to a few pixels.
MapImage make_image(const Box& box_m, MapImage::Level picture);

}  // namespace zamin::viewer
