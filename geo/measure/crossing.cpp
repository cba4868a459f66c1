#include "measure/crossing.hpp"

#include "measure/geos_handles.hpp"

namespace zamin::measure {

std::optional<Coord> where_invalid(const Geometries& geometries, std::size_t feature) {
    const GeosGeometry polygon = polygon_to_geos(geometries, feature);
    if (!polygon) {
        return std::nullopt;
    }
    GEOSGeometry* location = nullptr;
    const char valid = GEOSisValidDetail_r(geos(), polygon.get(), 0, nullptr, &location);
    const GeosGeometry owner(location);
    Coord place;
    if (valid != 0 || !location || GEOSGeomGetX_r(geos(), location, &place.x) != 1 ||
        GEOSGeomGetY_r(geos(), location, &place.y) != 1) {
        return std::nullopt;
    }
    return place;
}

}  // namespace zamin::measure
