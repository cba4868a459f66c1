#include "viewer/render/map_image.hpp"

#include <algorithm>

namespace zamin::viewer {

namespace {

constexpr int least_side = 16;

std::uint32_t mean(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    std::uint32_t sum = 0;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) {
        const std::uint32_t channel =
            (a >> shift & 255U) + (b >> shift & 255U) + (c >> shift & 255U) + (d >> shift & 255U);
        sum |= (channel + 2U) / 4U << shift;
    }
    return sum;
}

MapImage::Level halved(const MapImage::Level& whole) {
    MapImage::Level half{(whole.width + 1) / 2, (whole.height + 1) / 2, {}};
    half.argb.reserve(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height));
    const auto at = [&whole](int x, int y) {
        return whole.argb[static_cast<std::size_t>(std::min(y, whole.height - 1)) *
                              static_cast<std::size_t>(whole.width) +
                          static_cast<std::size_t>(std::min(x, whole.width - 1))];
    };
    for (int y = 0; y < half.height; ++y) {
        for (int x = 0; x < half.width; ++x) {
            half.argb.push_back(mean(at(2 * x, 2 * y), at(2 * x + 1, 2 * y), at(2 * x, 2 * y + 1),
                                     at(2 * x + 1, 2 * y + 1)));
        }
    }
    return half;
}

}  // namespace

MapImage make_image(const Box& box_m, MapImage::Level picture) {
    MapImage image{box_m, {}};
    image.levels.push_back(std::move(picture));
    while (std::min(image.levels.back().width, image.levels.back().height) > least_side) {
        image.levels.push_back(halved(image.levels.back()));
    }
    return image;
}

}  // namespace zamin::viewer
