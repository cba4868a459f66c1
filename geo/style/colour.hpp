// Colours, shared by screen and paper.
#pragma once

#include <cstdint>

namespace zamin::style {

struct Colour {
    float r = 0.0F;
    float g = 0.0F;
    float b = 0.0F;
    float a = 1.0F;
    // hex(0x44AA99): red, green, blue, a byte each.
    static Colour hex(std::uint32_t rgb, float alpha = 1.0F);
    std::uint32_t to_hex() const;  // without the alpha
    friend bool operator==(const Colour&, const Colour&) = default;
};

Colour with_alpha(Colour colour, float alpha);
// `share` of b over a, 0..1.
Colour mix(Colour a, Colour b, float share);
// The grey that a printer without colour makes of it (luma of ITU-R BT.709), as opaque.
Colour grey_of(Colour colour);
// WCAG 2.1 contrast ratio of two opaque colours, 1..21.
double contrast(Colour a, Colour b);

}  // namespace zamin::style
