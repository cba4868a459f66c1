#include "core/fitted_projection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace zamin {

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

}  // namespace zamin
