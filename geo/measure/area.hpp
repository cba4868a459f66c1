// Area on the ellipsoid, its edges taken as geodesics.
//
// Between two vertices the area under the geodesic down to a reference parallel is the trapezoid
// in (longitude, Q) plus the leading term of the trapezoid rule's error, where Q(lat) is the area
// under a unit of longitude (the authalic integral, closed form in Snyder 1987, eq. 3-12). With
// Clairaut's relation, d2Q/dlon2 along a geodesic is -p^2 sin(lat) (1 + 3 cot^2(azimuth)), p the
// radius of the parallel, so that the correction of an edge is
//     sin(lat)/12 * dlon * (east^2 + 3 north^2)        [m2; dlon in radians, lengths in metres]
// Edges longer than 5 km are taken from Karney's geodesic (PROJ) instead. Accuracy
// against Karney 2013: 1e-9 relative for plots up to 100 ha, 1e-7 up to a district.
#pragma once

#include <vector>

#include "core/crs.hpp"
#include "core/geometry.hpp"
#include "core/layer.hpp"
#include "core/progress.hpp"

namespace zamin::measure {

inline constexpr double m2_per_ha = 10000.0;

// Signed area in m2 of a closed ring in degrees (longitude, latitude); positive when
// counter-clockwise. Works across the antimeridian when longitudes run on (179, 181). Rings round a
// pole are outside what is supported. Fewer than four vertices: 0.
double ring_area_m2(Ring lonlat_deg, const Ellipsoid& ellipsoid);

// Area in m2 of one feature whose coordinates are degrees: exteriors less holes, whatever the
// direction of the rings; 0 for what is not a polygon.
double feature_area_m2(const Geometries& lonlat_deg, std::size_t feature,
                       const Ellipsoid& ellipsoid);

// Integral of (Q - Q(lat0)) over longitude along a path of geodesics, in m2: what a part of a
// ring's boundary adds to its area, with the sign of a clockwise ring. Sums over the parts of a
// closed boundary are its area whatever lat0, so long as all parts use the same.
double path_integral_m2(std::span<const Coord> lonlat_deg, double lat0_deg,
                        const Ellipsoid& ellipsoid);

// Area in m2 of every feature: exteriors less holes, 0 for what is not a polygon. Projected layers
// are taken back to degrees on their own datum first. The order and number of threads do not
// change a digit. Throws Error for a layer whose CRS is unknown, Cancelled.
std::vector<double> feature_areas_m2(const Layer& layer, Progress& progress);

}  // namespace zamin::measure
