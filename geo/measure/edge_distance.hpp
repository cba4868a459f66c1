// Straight lines from points and stretches of a line to polygons.
#pragma once

#include "core/crs.hpp"
#include "core/geometry.hpp"

namespace zamin::measure {

// From a point (longitude, latitude in degrees) to the nearest edge of polygon `feature`, in
// metres; 0 inside it. In the plane that touches the ellipsoid halfway: within 1e-5 of the geodesic
// up to 50 km. Infinity for what is not a polygon.
double distance_to_polygon_m(Coord from_deg, const Geometries& lonlat_deg, std::size_t feature,
                             const Ellipsoid& ellipsoid);

// The same from the stretch a-b of a line: 0 where it crosses the polygon or lies inside.
double stretch_to_polygon_m(Coord a_deg, Coord b_deg, const Geometries& lonlat_deg,
                            std::size_t feature, const Ellipsoid& ellipsoid);

// Between the nearest points of two polygons: 0 where they touch or one lies in the other.
double between_polygons_m(const Geometries& a_deg, std::size_t a, const Geometries& b_deg,
                          std::size_t b, const Ellipsoid& ellipsoid);

}  // namespace zamin::measure
