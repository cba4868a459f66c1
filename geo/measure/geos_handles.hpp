// RAII aliases of GEOS's handles and the way between its geometries and ours; for .cpp files of
// geo/measure only.
#pragma once

#include <geos_c.h>

#include <memory>
#include <string>

#include "core/geometry.hpp"

namespace zamin::measure {

// The calling thread's own GEOS context: GEOS objects never cross threads here.
GEOSContextHandle_t geos();
// What GEOS last complained about on this thread.
std::string geos_message();

struct GeosGeometryDeleter {
    void operator()(GEOSGeometry* p) const { GEOSGeom_destroy_r(geos(), p); }
};
struct GeosMakeValidParamsDeleter {
    void operator()(GEOSMakeValidParams* p) const { GEOSMakeValidParams_destroy_r(geos(), p); }
};
using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosGeometryDeleter>;
using GeosMakeValidParams = std::unique_ptr<GEOSMakeValidParams, GeosMakeValidParamsDeleter>;

// A polygon or multipolygon from feature i; null when a ring has fewer than four vertices or is
// not closed, which GEOS cannot hold.
GeosGeometry polygon_to_geos(const Geometries& geometries, std::size_t feature);
// A polygon from one part (exterior, then holes); null as above.
GeosGeometry part_to_geos(const Geometries& geometries, std::size_t part);
// Appends every polygon inside the geometry (collections are walked) as a part, exteriors
// counter-clockwise and holes clockwise, without closing the feature. Points and lines are left
// out. Returns the number of parts.
std::size_t append_polygons(const GEOSGeometry* geometry, Geometries& out);

}  // namespace zamin::measure
