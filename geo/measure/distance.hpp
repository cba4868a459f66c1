// Geodesic distance on the ellipsoid, for many pairs of points.
//
// Up to 500 km from the chord c between the points in space: the geodesic is an arc whose
// curvature k is that of the normal section at the middle (Euler's formula), so that
//     s = 2/k asin(k c / 2),   k = (1/N) (1 + e'2 (dz/c)2),
// N the prime vertical radius and e' the second eccentricity; (dz/c)2 is cos2(lat) cos2(azimuth),
// the chord's share along the axis. Against Karney's geodesic (PROJ): within 0.1 mm up to 200 km
// and 1 cm up to 1,000 km. Longer ones are Karney's own.
#pragma once

#include <span>
#include <vector>

#include "core/crs.hpp"
#include "core/geometry.hpp"

namespace zamin::measure {

// Karney's geodesic through PROJ, in metres; points in degrees. NaN for coordinates that are not
// finite.
double geodesic_m(Coord lonlat_a, Coord lonlat_b, const Ellipsoid& ellipsoid);

// Points prepared once for distances to many others.
class GeodesicPoints {
  public:
    // Points in degrees (longitude, latitude). One that is not finite is infinitely far away.
    GeodesicPoints(std::span<const Coord> lonlat_deg, const Ellipsoid& ellipsoid);

    std::size_t size() const { return m_x.size(); }
    // Distances in metres from point `to` of another set, made for the same ellipsoid, to the
    // points begin .. begin + distances.size() of this one.
    void distances_m(const GeodesicPoints& other, std::size_t to, std::size_t begin,
                     std::span<double> distances) const;
    // Distance in metres between two points of this set.
    double between_m(std::size_t a, std::size_t b) const;

  private:
    Ellipsoid m_ellipsoid;
    std::vector<Coord> m_lonlat_deg;
    std::vector<double> m_x;  // in space, metres, from the earth's centre
    std::vector<double> m_y;
    std::vector<double> m_z;
};

}  // namespace zamin::measure
