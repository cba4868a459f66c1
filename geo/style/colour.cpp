#include "style/colour.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::style {

namespace {

// Relative luminance of sRGB, WCAG 2.1.
double luminance(Colour colour) {
    const auto linear = [](float channel) {
        const double c = channel;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

}  // namespace

Colour Colour::hex(std::uint32_t rgb, float alpha) {
    const auto channel = [rgb](unsigned shift) {
        return static_cast<float>((rgb >> shift) & 0xFFU) / 255.0F;
    };
    return {channel(16), channel(8), channel(0), alpha};
}

std::uint32_t Colour::to_hex() const {
    const auto byte = [](float share, unsigned shift) {
        return static_cast<std::uint32_t>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255.0F))
               << shift;
    };
    return byte(r, 16) | byte(g, 8) | byte(b, 0);
}

Colour with_alpha(Colour colour, float alpha) {
    colour.a = alpha;
    return colour;
}

Colour mix(Colour a, Colour b, float share) {
    return {std::lerp(a.r, b.r, share), std::lerp(a.g, b.g, share), std::lerp(a.b, b.b, share),
            std::lerp(a.a, b.a, share)};
}

Colour grey_of(Colour colour) {
    const float luma = 0.2126F * colour.r + 0.7152F * colour.g + 0.0722F * colour.b;
    return {luma, luma, luma, colour.a};
}

double contrast(Colour a, Colour b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace zamin::style
