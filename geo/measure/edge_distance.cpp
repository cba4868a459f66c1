#include "measure/edge_distance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "measure/angle.hpp"

namespace zamin::measure {

namespace {

// Metres east and north of `origin`, with the radii of the latitude halfway to what is measured.
class LocalPlane {
  public:
    LocalPlane(Coord origin_deg, double other_lat_deg, const Ellipsoid& ellipsoid)
        : m_origin(origin_deg) {
        const double lat = 0.5 * (origin_deg.y + other_lat_deg) * radians_per_degree;
        const double e2 = ellipsoid.f * (2.0 - ellipsoid.f);
        const double w = 1.0 - e2 * std::sin(lat) * std::sin(lat);
        m_east = ellipsoid.a_m / std::sqrt(w) * std::cos(lat) * radians_per_degree;
        m_north = ellipsoid.a_m * (1.0 - e2) / (w * std::sqrt(w)) * radians_per_degree;
    }
    Coord of(Coord p_deg) const {
        return {(p_deg.x - m_origin.x) * m_east, (p_deg.y - m_origin.y) * m_north};
    }

  private:
    Coord m_origin;
    double m_east;
    double m_north;
};

// Square of the distance of the plane's origin to the edge a-b.
double squared_distance(Coord a, Coord b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    const double along =
        length2 > 0.0 ? std::clamp(-(a.x * dx + a.y * dy) / length2, 0.0, 1.0) : 0.0;
    const double x = a.x + along * dx;
    const double y = a.y + along * dy;
    return x * x + y * y;
}

Coord minus(Coord a, Coord b) {
    return {a.x - b.x, a.y - b.y};
}

double cross(Coord a, Coord b) {
    return a.x * b.y - a.y * b.x;
}

bool stretches_cross(Coord a, Coord b, Coord c, Coord d) {
    const double c_side = cross(minus(b, a), minus(c, a));
    const double d_side = cross(minus(b, a), minus(d, a));
    const double a_side = cross(minus(d, c), minus(a, c));
    const double b_side = cross(minus(d, c), minus(b, c));
    return (c_side > 0.0) != (d_side > 0.0) && (a_side > 0.0) != (b_side > 0.0);
}

// Square of the distance between the stretches a-b and c-d.
double squared_distance(Coord a, Coord b, Coord c, Coord d) {
    if (stretches_cross(a, b, c, d)) {
        return 0.0;
    }
    return std::min(
        {squared_distance(minus(c, a), minus(d, a)), squared_distance(minus(c, b), minus(d, b)),
         squared_distance(minus(a, c), minus(b, c)), squared_distance(minus(a, d), minus(b, d))});
}

// Whether a ray from the origin to the east crosses the edge.
bool crosses_ray(Coord a, Coord b) {
    return (a.y > 0.0) != (b.y > 0.0) && a.x + (b.x - a.x) * (-a.y) / (b.y - a.y) > 0.0;
}

}  // namespace

double distance_to_polygon_m(Coord from_deg, const Geometries& lonlat_deg, std::size_t feature,
                             const Ellipsoid& ellipsoid) {
    double nearest2 = std::numeric_limits<double>::infinity();
    if (lonlat_deg.kinds[feature] != GeometryKind::polygon) {
        return nearest2;
    }
    const LocalPlane plane(from_deg, lonlat_deg.feature_coords(feature).front().y, ellipsoid);
    bool inside = false;
    for (std::size_t r = lonlat_deg.ring_begin(feature); r < lonlat_deg.ring_end(feature); ++r) {
        const Ring ring = lonlat_deg.ring(r);
        Coord before = plane.of(ring.front());
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Coord here = plane.of(ring[i]);
            nearest2 = std::min(nearest2, squared_distance(before, here));
            inside ^= crosses_ray(before, here);
            before = here;
        }
    }
    return inside ? 0.0 : std::sqrt(nearest2);
}

double stretch_to_polygon_m(Coord a_deg, Coord b_deg, const Geometries& lonlat_deg,
                            std::size_t feature, const Ellipsoid& ellipsoid) {
    if (distance_to_polygon_m(a_deg, lonlat_deg, feature, ellipsoid) == 0.0) {
        return 0.0;
    }
    double nearest2 = std::numeric_limits<double>::infinity();
    const Box box = lonlat_deg.feature_box(feature);
    const LocalPlane plane(box.center(), box.center().y, ellipsoid);
    const Coord a = plane.of(a_deg);
    const Coord b = plane.of(b_deg);
    for (std::size_t r = lonlat_deg.ring_begin(feature);
         r < lonlat_deg.ring_end(feature) && lonlat_deg.kinds[feature] == GeometryKind::polygon;
         ++r) {
        const Ring ring = lonlat_deg.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            nearest2 = std::min(nearest2,
                                squared_distance(a, b, plane.of(ring[i - 1]), plane.of(ring[i])));
        }
    }
    return std::sqrt(nearest2);
}

double between_polygons_m(const Geometries& a_deg, std::size_t a, const Geometries& b_deg,
                          std::size_t b, const Ellipsoid& ellipsoid) {
    if (b_deg.kinds[b] == GeometryKind::polygon &&
        distance_to_polygon_m(b_deg.feature_coords(b).front(), a_deg, a, ellipsoid) == 0.0) {
        return 0.0;
    }
    double nearest_m = std::numeric_limits<double>::infinity();
    for (std::size_t r = a_deg.ring_begin(a);
         r < a_deg.ring_end(a) && a_deg.kinds[a] == GeometryKind::polygon; ++r) {
        const Ring ring = a_deg.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            nearest_m = std::min(nearest_m,
                                 stretch_to_polygon_m(ring[i - 1], ring[i], b_deg, b, ellipsoid));
        }
    }
    return nearest_m;
}

}  // namespace zamin::measure
