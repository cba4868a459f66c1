// How catchments look: areas in the colour of their centre, bands by what the way costs, and what
// is left by its reason.
#pragma once

#include <cstddef>
#include <cstdint>

#include "style/map_style.hpp"

namespace zamin::style {

// Roles of the layers that an analysis of catchments shows (layer_style knows them).
inline constexpr const char* catchments_role = "catchments";
inline constexpr const char* earlier_catchments_role = "earlier_catchments";
inline constexpr const char* bands_role = "bands";
inline constexpr const char* unserved_role = "unserved";
inline constexpr const char* flows_role = "flows";
inline constexpr const char* site_candidates_role = "site_candidates";

// Classes of these layers are positions in their fills; more centres than colours begin anew.
inline constexpr std::size_t centre_colours = 6;
// Paul Tol's bright scheme without its grey; safe for colour-blind eyes.
Colour centre_colour(std::size_t centre);

// Viridis, light is near: `band` 0 is the nearest of `bands`.
Colour band_colour(std::size_t band, std::size_t bands);
inline constexpr std::size_t most_bands = 8;

// Why tonnes are left, in the order of the classes: no room, beyond the limit, no way.
inline constexpr std::size_t left_reasons = 3;
Colour left_colour(std::size_t reason, const Theme& theme);

MapStyle catchments_style(const Theme& theme, float scale);
// As they were before something was tried: an outline alone.
MapStyle earlier_catchments_style(const Theme& theme, float scale);
MapStyle bands_style();
MapStyle unserved_style(const Theme& theme, float scale, float near);

// Places where a centre could be, and those where it may not.
inline constexpr std::uint8_t allowed_site = 0;
inline constexpr std::uint8_t refused_site = 1;
MapStyle site_candidates_style(const Theme& theme, float scale, float near);

}  // namespace zamin::style
