#include "measure/intersection.hpp"

#include "core/error.hpp"
#include "measure/geos_handles.hpp"

namespace zamin::measure {

bool append_intersection(const Geometries& a, std::size_t i, const Geometries& b, std::size_t j,
                         Geometries& to) {
    if (!a.feature_box(i).intersects(b.feature_box(j))) {
        return false;
    }
    const GeosGeometry first = polygon_to_geos(a, i);
    const GeosGeometry second = polygon_to_geos(b, j);
    if (!first || !second) {
        return false;
    }
    const GeosGeometry common(GEOSIntersection_r(geos(), first.get(), second.get()));
    if (!common) {
        throw error("two areas cannot be intersected: {}", geos_message());
    }
    if (append_polygons(common.get(), to) == 0) {
        return false;
    }
    to.end_feature(GeometryKind::polygon);
    return true;
}

}  // namespace zamin::measure
