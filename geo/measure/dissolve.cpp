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

void append_difference(const Geometries& from, std::size_t feature,
                       std::span<const std::uint32_t> others, Geometries& to) {
    GeosGeometry left = polygon_to_geos(from, feature);
    for (const std::uint32_t other : others) {
        const GeosGeometry taken = left ? polygon_to_geos(from, other) : nullptr;
        left.reset(taken ? GEOSDifference_r(geos(), left.get(), taken.get()) : nullptr);
    }
    if (!left) {
        throw error("a polygon cannot be cut: {}", geos_message());
    }
    const std::size_t parts = append_polygons(left.get(), to);
    to.end_feature(parts > 0 ? GeometryKind::polygon : GeometryKind::none);
}

}  // namespace zamin::measure
