// How a layer is drawn, on screen and on paper alike: one style object for map, legend and table.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"
#include "style/colour.hpp"
#include "style/crop_colours.hpp"
#include "style/theme.hpp"

namespace zamin::style {

enum class PointSign : std::uint8_t { circle, square, diamond, triangle };

// How a layer is drawn. A feature's class picks its colour from `fills`.
struct MapStyle {
    std::vector<Colour> fills;          // by class; empty = no fill
    std::vector<std::uint8_t> hatched;  // by class, 1 = 45 degree hatch (unknown); may be short
    float hatch_spacing_px = 7.0F;
    Colour outline{0.2F, 0.2F, 0.2F, 1.0F};  // alpha 0 = none; lines are drawn with it too
    float outline_px = 1.0F;
    Colour casing{1.0F, 1.0F, 1.0F, 0.0F};  // wider and lighter line under the outline
    float casing_px = 0.0F;                 // added on each side
    bool dashed = false;
    float dash_px = 6.0F;                     // drawn; the gaps are two thirds of it
    bool outline_takes_fill = false;          // lines by class: colour from `fills`
    double outline_from_metres_per_px = 1e9;  // outline only when zoomed in at least this far
    PointSign sign = PointSign::circle;
    float point_px = 8.0F;
    std::vector<float> class_px;  // signs by class: their sizes; empty = all `point_px`
    float opacity = 1.0F;
    friend bool operator==(const MapStyle&, const MapStyle&) = default;
};

// The style of a layer by its role. Widths in pixels of the picture; `scale` is how many of them
// are a length that is 1 px at 96 dpi (on paper, with millimetres for pixels: 25.4 / 96). Lines and
// signs are lighter in an overview than near. With `only_crop` the fills of the other crops fade.
MapStyle layer_style(std::string_view role, GeometryKind kind, const Theme& theme, float scale,
                     double metres_per_px, std::optional<CropSlot> only_crop);
// From here on everything has its full width, at scale 1: about 1:100 000.
inline constexpr double near_metres_per_px = 26.0;

}  // namespace zamin::style
