#include "style/map_style.hpp"

#include <algorithm>
#include <cmath>

#include "style/catchment_style.hpp"

namespace zamin::style {

namespace {

constexpr float plot_alpha = 0.85F;
constexpr float faded_alpha = 0.12F;
constexpr double inch_m = 0.0254;

// 1 near, less in an overview: down to `least` at sixteen times the distance.
float nearness(double metres_per_px, float scale, float least) {
    const double distance = metres_per_px * scale / near_metres_per_px;
    const double steps = std::log2(std::clamp(distance, 1.0, 16.0)) / 4.0;
    return std::lerp(1.0F, least, static_cast<float>(steps));
}

// Metres a pixel at 1:n on a screen of 96 dpi times the scale.
double metres_per_px_at(double n, float scale) {
    return n * inch_m / (96.0 * scale);
}

MapStyle plots_style(const Theme& theme, float scale, std::optional<CropSlot> only_crop) {
    MapStyle style;
    for (CropSlot slot = 0; slot < crop_slots; ++slot) {
        const bool faded = only_crop && *only_crop != slot;
        style.fills.push_back(
            with_alpha(crop_colour(slot, theme.muted), faded ? faded_alpha : plot_alpha));
    }
    style.hatched.assign(crop_slots, 0);
    style.hatched[unknown_slot] = 1;
    style.hatch_spacing_px = 5.0F * scale;
    style.outline = with_alpha(mix(theme.ink, theme.ground, 0.25F), 0.8F);
    style.outline_px = 0.8F * scale;
    style.outline_from_metres_per_px = metres_per_px_at(40000.0, scale);
    return style;
}

MapStyle districts_style(const Theme& theme, float scale, float near) {
    MapStyle style;
    style.outline = theme.muted;
    style.outline_px = 1.6F * scale * near;
    style.casing = with_alpha(theme.raised, 0.75F);
    style.casing_px = 1.2F * scale;
    return style;
}

MapStyle jamoats_style(const Theme& theme, float scale) {
    MapStyle style;
    style.outline = theme.muted;
    style.outline_px = 0.8F * scale;
    style.dashed = true;
    style.dash_px = 5.0F * scale;
    return style;
}

MapStyle parcels_style(const Theme& theme, float scale) {
    MapStyle style;
    style.fills = {with_alpha(theme.select, 0.12F)};
    style.outline = theme.select;
    style.outline_px = 1.4F * scale;
    style.dashed = true;
    style.dash_px = 5.0F * scale;
    return style;
}

MapStyle lines_style(std::string_view role, const Theme& theme, float scale, float near) {
    MapStyle style;
    if (role == flows_role) {  // a hair: the window draws them over it, as wide as their tonnes
        style.outline = with_alpha(theme.ink, 0.35F);
        style.outline_px = 0.8F * scale;
        return style;
    }
    const bool water = role == "water" || role == "canals";
    // Roads in warm grey, water a little stronger than its surface so that a thin line is seen.
    style.outline = water ? mix(theme.water, theme.accent, 0.25F)
                          : mix(Colour::hex(0x9C8F7A), theme.ground, 0.15F);
    style.outline_px = (water ? 1.2F : 1.4F) * scale * near;
    return style;
}

MapStyle points_style(std::string_view role, const Theme& theme, float scale, float near) {
    MapStyle style;
    const bool centre = role == "centres";
    style.sign = centre ? PointSign::square : PointSign::circle;
    style.point_px = (centre ? 11.0F : 7.0F * near) * scale;
    style.fills = {centre ? theme.ink : mix(theme.muted, theme.ground, 0.2F)};
    style.outline = theme.raised;
    style.outline_px = 1.0F * scale;
    return style;
}

}  // namespace

MapStyle layer_style(std::string_view role, GeometryKind kind, const Theme& theme, float scale,
                     double metres_per_px, std::optional<CropSlot> only_crop) {
    if (role == catchments_role) {
        return catchments_style(theme, scale);
    }
    if (role == earlier_catchments_role) {
        return earlier_catchments_style(theme, scale);
    }
    if (role == bands_role) {
        return bands_style();
    }
    if (role == unserved_role) {
        return unserved_style(theme, scale, nearness(metres_per_px, scale, 0.5F));
    }
    if (role == site_candidates_role) {
        return site_candidates_style(theme, scale, nearness(metres_per_px, scale, 0.6F));
    }
    if (kind == GeometryKind::line) {
        return lines_style(role, theme, scale, nearness(metres_per_px, scale, 0.5F));
    }
    if (kind == GeometryKind::point) {
        return points_style(role, theme, scale, nearness(metres_per_px, scale, 0.4F));
    }
    if (role == "plots") {
        return plots_style(theme, scale, only_crop);
    }
    if (role == "districts") {
        return districts_style(theme, scale, nearness(metres_per_px, scale, 0.65F));
    }
    if (role == "jamoats") {
        return jamoats_style(theme, scale);
    }
    if (role == "parcels") {
        return parcels_style(theme, scale);
    }
    MapStyle style;
    style.fills = {with_alpha(theme.muted, 0.15F)};
    style.outline = theme.muted;
    style.outline_px = 0.8F * scale;
    return style;
}

}  // namespace zamin::style
