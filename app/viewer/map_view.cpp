#include "viewer/map_view.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace zamin::viewer {

namespace {
constexpr double metres_per_inch = 0.0254;
// A CSS pixel: what the limits of the scale are counted in.
constexpr double standard_px_per_inch = 96.0;
constexpr double largest_scale = 50.0;
constexpr double smallest_scale = 50'000'000.0;
constexpr double point_scale = 5000.0;

constexpr double metres_per_px_at(double scale_denominator) {
    return scale_denominator * metres_per_inch / standard_px_per_inch;
}

double within_limits(double metres_per_px) {
    return std::clamp(metres_per_px, metres_per_px_at(largest_scale),
                      metres_per_px_at(smallest_scale));
}
}  // namespace

ScreenPoint MapView::to_screen(Coord map_m) const {
    return {width_px / 2 + (map_m.x - center_m.x) / metres_per_px,
            height_px / 2 - (map_m.y - center_m.y) / metres_per_px};
}

Coord MapView::to_map(ScreenPoint screen) const {
    return {center_m.x + (screen.x - width_px / 2) * metres_per_px,
            center_m.y - (screen.y - height_px / 2) * metres_per_px};
}

Box MapView::visible_m() const {
    const double half_width_m = width_px / 2 * metres_per_px;
    const double half_height_m = height_px / 2 * metres_per_px;
    return {center_m.x - half_width_m, center_m.y - half_height_m, center_m.x + half_width_m,
            center_m.y + half_height_m};
}

void MapView::pan_px(double dx, double dy) {
    center_m.x -= dx * metres_per_px;
    center_m.y += dy * metres_per_px;
}

void MapView::zoom_at(ScreenPoint cursor, double factor) {
    if (!(factor > 0.0)) {
        return;
    }
    const Coord fixed = to_map(cursor);
    metres_per_px = within_limits(metres_per_px / factor);
    const Coord moved = to_map(cursor);
    center_m.x += fixed.x - moved.x;
    center_m.y += fixed.y - moved.y;
}

void MapView::fit(const Box& box_m, double padding_px) {
    if (box_m.empty()) {
        return;
    }
    center_m = box_m.center();
    // A padding that would leave less than half of a small window is reduced.
    const double padding_x = std::min(padding_px, width_px / 4);
    const double padding_y = std::min(padding_px, height_px / 4);
    const double wanted = std::max(box_m.width() / (width_px - 2 * padding_x),
                                   box_m.height() / (height_px - 2 * padding_y));
    metres_per_px = within_limits(wanted > 0.0 ? wanted : metres_per_px_at(point_scale));
}

double MapView::scale_denominator(double px_per_inch) const {
    return metres_per_px * px_per_inch / metres_per_inch;
}

namespace {
// UTM is within 1:1000 of true scale to about 4 degrees from its middle meridian.
constexpr double widest_utm_deg = 8.0;
constexpr double utm_limit_deg = 84.0;

Crs utm(const Coord& middle_deg) {
    const double turns = std::floor((middle_deg.x + 180.0) / 360.0);
    const double lon = middle_deg.x - turns * 360.0;
    const int zone = std::clamp(static_cast<int>(std::floor((lon + 180.0) / 6.0)) + 1, 1, 60);
    return Crs::parse(fmt::format("EPSG:{}", (middle_deg.y < 0.0 ? 32700 : 32600) + zone));
}

// WKT2:2019, so that the system carries a name.
Crs equal_area(const Coord& middle_deg) {
    return Crs::parse(fmt::format(
        R"(PROJCRS["Lambert azimuthal equal-area {0:g}, {1:g}",)"
        R"(BASEGEOGCRS["WGS 84",DATUM["World Geodetic System 1984",)"
        R"(ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],)"
        R"(PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],)"
        R"(CONVERSION["centred on the data",METHOD["Lambert Azimuthal Equal Area",)"
        R"(ID["EPSG",9820]],)"
        R"(PARAMETER["Latitude of natural origin",{0:.17g},)"
        R"(ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],)"
        R"(PARAMETER["Longitude of natural origin",{1:.17g},)"
        R"(ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],)"
        R"(PARAMETER["False easting",0,LENGTHUNIT["metre",1],ID["EPSG",8806]],)"
        R"(PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],)"
        R"(CS[Cartesian,2],AXIS["easting",east,ORDER[1]],AXIS["northing",north,ORDER[2]],)"
        R"(LENGTHUNIT["metre",1]])",
        middle_deg.y, middle_deg.x));
}
}  // namespace

Crs fitted_projection(const Box& lonlat_deg) {
    if (lonlat_deg.empty()) {
        return Crs::parse("EPSG:32642");
    }
    const Coord middle = lonlat_deg.center();
    if (lonlat_deg.width() <= widest_utm_deg && std::abs(middle.y) <= utm_limit_deg) {
        return utm(middle);
    }
    // Whole degrees: nearly the same data give the same system.
    return equal_area({std::round(middle.x), std::round(middle.y)});
}

}  // namespace zamin::viewer
