#include "measure/area.hpp"

#include <geodesic.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <array>
#include <cmath>

#include "core/error.hpp"
#include "measure/angle.hpp"

namespace zamin::measure {

namespace {

// Longer edges are measured by Karney's geodesic: the correction's own error grows with the fourth
// power of the length.
constexpr double long_edge_m = 5000.0;
// Latitude span up to which the local series below is exact to the last digits (about 12 km).
constexpr double local_span_rad = 0.002;

// Where a vertex stands relative to the ring's first one: sin(lat) - sin(lat0) and Q - Q0.
struct Height {
    double sine = 0.0;
    double q_m2 = 0.0;  // per radian of longitude
};

// Ellipsoid quantities at the ring's first vertex, and Q by two ways.
struct Frame {
    Frame(double first_lat_deg, const Ellipsoid& ellipsoid)
        : a2_m2(ellipsoid.a_m * ellipsoid.a_m),
          e2(ellipsoid.f * (2.0 - ellipsoid.f)),
          lat0_deg(first_lat_deg),
          sin0(std::sin(first_lat_deg * radians_per_degree)),
          cos0(std::cos(first_lat_deg * radians_per_degree)) {
        // Q(s) = a2 (1 - e2) int ds / (1 - e2 s2)^2, s = sin(lat); its derivatives at s0.
        const double w = 1.0 / (1.0 - e2 * sin0 * sin0);
        const double k = a2_m2 * (1.0 - e2);
        dq = k * w * w;
        d2q = k * 4.0 * e2 * sin0 * w * w * w;
        w0 = w;
        dw = 2.0 * e2 * sin0 * w * w;
        d3q = k * (4.0 * e2 * w * w * w + 24.0 * e2 * e2 * sin0 * sin0 * w * w * w * w);
    }

    // Within local_span_rad: Taylor series of the sine and of Q about the first vertex.
    Height near(double lat_deg) const {
        const double d = (lat_deg - lat0_deg) * radians_per_degree;
        const double d2 = d * d;
        const double sine =
            cos0 * d * (1.0 - d2 / 6.0 * (1.0 - d2 / 20.0)) - sin0 * d2 * 0.5 * (1.0 - d2 / 12.0);
        return {sine, sine * (dq + sine * (d2q / 2.0 + sine * d3q / 6.0))};
    }

    // Anywhere: Q by its series in s, whose terms fall by e2 = 1/150.
    double q_m2(double s) const {
        const double x = e2 * s * s;
        double sum = 0.0;
        for (int k = 8; k >= 0; --k) {
            sum = sum * x + (k + 1.0) / (2.0 * k + 1.0);
        }
        return a2_m2 * (1.0 - e2) * s * sum;
    }
    Height far(double lat_deg) const {
        const double s = std::sin(lat_deg * radians_per_degree);
        return {s - sin0, q_m2(s) - q_m2(sin0)};
    }

    double a2_m2;
    double e2;
    double lat0_deg;
    double sin0;
    double cos0;
    double dq;
    double d2q;
    double d3q;
    double w0;  // 1 / (1 - e2 sin2) at the first vertex, and its derivative by the sine
    double dw;
};

// Integral of (Q - Q0) over longitude along the geodesic, from Karney's area down to the equator.
double long_edge_integral_m2(Coord from, Coord to, const Frame& frame, const Ellipsoid& ellipsoid) {
    geod_geodesic geodesic;
    geod_init(&geodesic, ellipsoid.a_m, ellipsoid.f);
    double area_to_equator_m2 = 0.0;
    geod_geninverse(&geodesic, from.y, from.x, to.y, to.x, nullptr, nullptr, nullptr, nullptr,
                    nullptr, nullptr, &area_to_equator_m2);
    return area_to_equator_m2 - frame.q_m2(frame.sin0) * (to.x - from.x) * radians_per_degree;
}

// The same integral along a short geodesic: trapezoid and correction. `w` is 1 / (1 - e2 sin2) at
// the edge's middle.
double edge_integral_m2(Coord from, Coord to, Height a, Height b, double sine, double w,
                        const Frame& frame, const Ellipsoid& ellipsoid) {
    const double dlon = (to.x - from.x) * radians_per_degree;
    const double dlat = (to.y - from.y) * radians_per_degree;
    const double east2_m2 = frame.a2_m2 * (1.0 - sine * sine) * w * dlon * dlon;
    const double meridian = (1.0 - frame.e2) * w;  // M = a (1 - e2) w^(3/2)
    const double north2_m2 = frame.a2_m2 * meridian * meridian * w * dlat * dlat;
    if (east2_m2 + north2_m2 > long_edge_m * long_edge_m) {
        return long_edge_integral_m2(from, to, frame, ellipsoid);
    }
    return dlon * (0.5 * (a.q_m2 + b.q_m2) + sine / 12.0 * (east2_m2 + 3.0 * north2_m2));
}

double near_edge_m2(Coord from, Coord to, Height a, Height b, const Frame& frame,
                    const Ellipsoid& ellipsoid) {
    const double rise = 0.5 * (a.sine + b.sine);
    const double w = frame.w0 + frame.dw * rise;
    return edge_integral_m2(from, to, a, b, frame.sin0 + rise, w, frame, ellipsoid);
}

double far_edge_m2(Coord from, Coord to, Height a, Height b, const Frame& frame,
                   const Ellipsoid& ellipsoid) {
    const double sine = frame.sin0 + 0.5 * (a.sine + b.sine);
    const double w = 1.0 / (1.0 - frame.e2 * sine * sine);
    return edge_integral_m2(from, to, a, b, sine, w, frame, ellipsoid);
}

bool is_local(Ring ring) {
    double low = ring[0].y;
    double high = ring[0].y;
    for (const Coord& p : ring) {
        low = std::min(low, p.y);
        high = std::max(high, p.y);
    }
    return (high - low) * radians_per_degree < local_span_rad;
}

}  // namespace

double path_integral_m2(std::span<const Coord> lonlat_deg, double lat0_deg,
                        const Ellipsoid& ellipsoid) {
    const Frame frame(lat0_deg, ellipsoid);
    double sum_m2 = 0.0;
    Height before = frame.far(lonlat_deg.front().y);
    for (std::size_t i = 1; i < lonlat_deg.size(); ++i) {
        const Height here = frame.far(lonlat_deg[i].y);
        sum_m2 += far_edge_m2(lonlat_deg[i - 1], lonlat_deg[i], before, here, frame, ellipsoid);
        before = here;
    }
    return sum_m2;
}

double ring_area_m2(Ring lonlat_deg, const Ellipsoid& ellipsoid) {
    if (lonlat_deg.size() < 4) {
        return 0.0;
    }
    const Frame frame(lonlat_deg[0].y, ellipsoid);
    double sum_m2 = 0.0;
    Height before;
    if (is_local(lonlat_deg)) {
        for (std::size_t i = 1; i < lonlat_deg.size(); ++i) {
            const Height here = frame.near(lonlat_deg[i].y);
            sum_m2 +=
                near_edge_m2(lonlat_deg[i - 1], lonlat_deg[i], before, here, frame, ellipsoid);
            before = here;
        }
    } else {
        for (std::size_t i = 1; i < lonlat_deg.size(); ++i) {
            const Height here = frame.far(lonlat_deg[i].y);
            sum_m2 += far_edge_m2(lonlat_deg[i - 1], lonlat_deg[i], before, here, frame, ellipsoid);
            before = here;
        }
    }
    return -sum_m2;
}

double feature_area_m2(const Geometries& lonlat_deg, std::size_t feature,
                       const Ellipsoid& ellipsoid) {
    if (lonlat_deg.kinds[feature] != GeometryKind::polygon) {
        return 0.0;
    }
    double area_m2 = 0.0;
    for (auto part = lonlat_deg.feature_offsets[feature];
         part < lonlat_deg.feature_offsets[feature + 1]; ++part) {
        const auto exterior = lonlat_deg.part_offsets[part];
        for (auto r = exterior; r < lonlat_deg.part_offsets[part + 1]; ++r) {
            const double ring_m2 = std::abs(ring_area_m2(lonlat_deg.ring(r), ellipsoid));
            area_m2 += r == exterior ? ring_m2 : -ring_m2;
        }
    }
    return area_m2;
}

namespace {
constexpr std::size_t features_per_task = 4096;

// Degrees on the layer's own datum; a copy only where the layer is projected.
Geometries to_degrees(const Layer& layer, Progress& progress) {
    Geometries degrees = layer.geometry;
    const Crs base = geographic_base(layer.crs);
    const std::size_t n = degrees.coords.size();
    constexpr std::size_t chunk = 65536;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, (n + chunk - 1) / chunk, 1),
                      [&](const auto& range) {
                          progress.check();
                          const Transformation inverse(layer.crs, base);
                          const std::size_t from = range.begin() * chunk;
                          const std::size_t to = std::min(n, range.end() * chunk);
                          inverse.apply(std::span(degrees.coords).subspan(from, to - from));
                      });
    return degrees;
}

std::vector<double> areas_of(const Geometries& degrees, const Ellipsoid& ellipsoid,
                             Progress& progress) {
    std::vector<double> areas_m2(degrees.feature_count());
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, areas_m2.size(), features_per_task),
                      [&](const auto& range) {
                          progress.check();
                          for (std::size_t i = range.begin(); i < range.end(); ++i) {
                              areas_m2[i] = feature_area_m2(degrees, i, ellipsoid);
                          }
                      });
    return areas_m2;
}
}  // namespace

std::vector<double> feature_areas_m2(const Layer& layer, Progress& progress) {
    if (!layer.crs.known()) {
        throw error("{}: layer '{}' has no coordinate system, so its areas cannot be measured",
                    layer.source, layer.name);
    }
    if (layer.crs.geographic()) {
        return areas_of(layer.geometry, layer.crs.ellipsoid(), progress);
    }
    return areas_of(to_degrees(layer, progress), layer.crs.ellipsoid(), progress);
}

}  // namespace zamin::measure
