// A map for the page, as plain values: layers in the map's own projected system.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/crs.hpp"
#include "core/geometry.hpp"
#include "measure/box_tree.hpp"
#include "style/labels.hpp"
#include "style/map_style.hpp"

namespace zamin::print {

// Hatches tell classes apart without colour; `unknown` is the 45 degree hatch, in colour too.
enum class Hatch : std::uint8_t {
    none,
    unknown,
    horizontal,
    vertical,
    falling,
    grid,
    diamonds,
    dots,
    dense,
    dashes,
    wide
};

struct Fill {
    style::Colour colour{0.0F, 0.0F, 0.0F, 0.0F};
    Hatch hatch = Hatch::none;
    // Of the hatch's lines.
    style::Colour line{0.36F, 0.40F, 0.44F, 1.0F};
    // What takes the colour's place in black-and-white print.
    Hatch without_colour = Hatch::none;
};

struct BarPart {
    Fill fill;
    double value = 0.0;
};

struct MapName {
    std::string text;
    Coord at_m;
    style::LabelKind kind = style::LabelKind::area;
    std::size_t feature = 0;  // row that is named
    double priority = 0.0;
    double size_pt = 7.0;
    bool bold = false;
    double sign_mm = 0.0;    // of the sign at the anchor
    bool essential = false;  // a place that the page is about (style/labels.hpp)
    // Of the largest circle about the anchor in its area, map units; an area's name that is much
    // wider is left out. 0 = whatever its area.
    double room_m = 0.0;
    // A small stacked bar under the name, shares of its width; empty = none.
    std::vector<BarPart> bar;
    double bar_mm = 0.0;
};

struct MapLayer {
    std::string name;  // in the reader's language
    std::string role;  // "centres", ... of what lies around the subject; empty = its own
    std::shared_ptr<const Geometries> geometry;
    std::shared_ptr<const measure::BoxTree> boxes;  // of the geometry; none = all are looked at
    std::vector<std::uint8_t> classes;  // a feature's entry in `fills`; 255 = not drawn; empty = 0
    std::vector<Fill> fills;            // empty = no fill
    style::Colour outline{0.0F, 0.0F, 0.0F, 0.0F};
    double outline_mm = 0.2;
    double outline_below_scale = 1e18;  // drawn at 1:N with N up to this
    style::Colour casing{0.0F, 0.0F, 0.0F, 0.0F};
    double casing_mm = 0.0;  // added on each side
    bool dashed = false;
    style::PointSign sign = style::PointSign::circle;
    double point_mm = 1.8;
    std::vector<double> point_sizes_mm;  // by feature; empty = all alike
    std::vector<MapName> names;
    bool keeps_clear = false;  // no name is written across its areas or lines
};

struct Overview {
    std::shared_ptr<const Geometries> areas;
    std::vector<std::uint32_t> chosen;  // filled
};

struct PageMap {
    Crs crs;                       // projected, axes in metres
    Box extent_m;                  // what has to be seen; empty = an empty map
    std::vector<MapLayer> layers;  // from the lowest up
    std::optional<double> scale;   // N of 1:N; none = the largest round one that shows the extent
    std::optional<Overview> overview;
    bool graticule = true;
};

}  // namespace zamin::print
