#include "style/catchment_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace zamin::style {

namespace {

constexpr float area_alpha = 0.16F;
constexpr float band_alpha = 0.45F;

}  // namespace

Colour centre_colour(std::size_t centre) {
    constexpr std::array<std::uint32_t, centre_colours> tol{0x4477AA, 0xEE6677, 0x228833,
                                                            0xAA3377, 0x66CCEE, 0xCCBB44};
    return Colour::hex(tol[centre % tol.size()]);
}

Colour band_colour(std::size_t band, std::size_t bands) {
    // Five stops of matplotlib's viridis (CC0), from its light end.
    constexpr std::array<std::uint32_t, 5> stops{0xFDE725, 0x5DC863, 0x21908C, 0x3B528B, 0x440154};
    const float share =
        bands < 2 ? 0.0F
                  : static_cast<float>(std::min(band, bands - 1)) / static_cast<float>(bands - 1);
    const float at = share * static_cast<float>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mix(Colour::hex(stops[below]), Colour::hex(stops[below + 1]),
               at - static_cast<float>(below));
}

Colour left_colour(std::size_t reason, const Theme& theme) {
    const std::array colours{theme.alarm, theme.select, theme.muted};
    return colours[std::min(reason, colours.size() - 1)];
}

MapStyle catchments_style(const Theme& theme, float scale) {
    MapStyle style;
    for (std::size_t i = 0; i < centre_colours; ++i) {
        style.fills.push_back(with_alpha(centre_colour(i), area_alpha));
    }
    style.outline = with_alpha(theme.ink, 0.45F);
    style.outline_px = 0.8F * scale;
    return style;
}

MapStyle earlier_catchments_style(const Theme& theme, float scale) {
    MapStyle style;
    style.outline = with_alpha(theme.muted, 0.6F);
    style.outline_px = 1.2F * scale;
    style.dashed = true;
    style.dash_px = 4.0F * scale;
    return style;
}

MapStyle bands_style() {
    MapStyle style;
    for (std::size_t i = 0; i < most_bands; ++i) {
        style.fills.push_back(with_alpha(band_colour(i, most_bands), band_alpha));
    }
    style.outline.a = 0.0F;
    return style;
}

MapStyle unserved_style(const Theme& theme, float scale, float near) {
    MapStyle style;
    for (std::size_t i = 0; i < left_reasons; ++i) {
        style.fills.push_back(left_colour(i, theme));
    }
    style.outline = theme.raised;
    style.outline_px = 0.8F * scale;
    style.point_px = 6.0F * scale * near;
    return style;
}

MapStyle site_candidates_style(const Theme& theme, float scale, float near) {
    MapStyle style;
    style.fills = {theme.select, mix(theme.muted, theme.ground, 0.55F)};
    style.outline = theme.raised;
    style.outline_px = 1.0F * scale;
    style.sign = PointSign::diamond;
    style.point_px = 9.0F * scale * near;
    return style;
}

}  // namespace zamin::style
