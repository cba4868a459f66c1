#include "measure/dissolve.hpp"

#include "core/error.hpp"
#include "measure/geos_handles.hpp"

namespace zamin::measure {

void append_union(const Geometries& from, std::span<const std::size_t> features, Geometries& to) {
    if (features.size() == 1) {
        to.append(from, features.front());
        return;
    }
    std::vector<GEOSGeometry*> members;
    for (const std::size_t feature : features) {
        if (GeosGeometry geometry = polygon_to_geos(from, feature)) {
            members.push_back(geometry.release());
        }
    }
    const GeosGeometry all(GEOSGeom_createCollection_r(
        geos(), GEOS_GEOMETRYCOLLECTION, members.data(), static_cast<unsigned>(members.size())));
    const GeosGeometry united(all ? GEOSUnaryUnion_r(geos(), all.get()) : nullptr);
    if (!united) {
        throw error("polygons cannot be united: {}", geos_message());
    }
    append_polygons(united.get(), to);
    to.end_feature(GeometryKind::polygon);
}

}  // namespace zamin::measure
