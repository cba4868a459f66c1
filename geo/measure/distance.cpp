#include "measure/distance.hpp"

#include <geodesic.h>

#include <cmath>
#include <limits>

#include "measure/angle.hpp"

namespace zamin::measure {

namespace {

constexpr double longest_chord_m = 500e3;

// asin(h) / h for h up to 0.04, whose square is given.
double arc_over_chord(double h2) {
    return 1.0 + h2 * (1.0 / 6.0 + h2 * (3.0 / 40.0 + h2 * (5.0 / 112.0 + h2 * (35.0 / 1152.0))));
}

}  // namespace

double geodesic_m(Coord lonlat_a, Coord lonlat_b, const Ellipsoid& ellipsoid) {
    geod_geodesic geodesic{};
    geod_init(&geodesic, ellipsoid.a_m, ellipsoid.f);
    double distance_m = 0.0;
    geod_inverse(&geodesic, lonlat_a.y, lonlat_a.x, lonlat_b.y, lonlat_b.x, &distance_m, nullptr,
                 nullptr);
    return distance_m;
}

GeodesicPoints::GeodesicPoints(std::span<const Coord> lonlat_deg, const Ellipsoid& ellipsoid)
    : m_ellipsoid(ellipsoid), m_lonlat_deg(lonlat_deg.begin(), lonlat_deg.end()) {
    const double e2 = ellipsoid.f * (2.0 - ellipsoid.f);
    m_x.reserve(lonlat_deg.size());
    m_y.reserve(lonlat_deg.size());
    m_z.reserve(lonlat_deg.size());
    for (const Coord p : lonlat_deg) {
        const double sine = std::sin(p.y * radians_per_degree);
        const double cosine = std::cos(p.y * radians_per_degree);
        const double n_m = ellipsoid.a_m / std::sqrt(1.0 - e2 * sine * sine);
        m_x.push_back(n_m * cosine * std::cos(p.x * radians_per_degree));
        m_y.push_back(n_m * cosine * std::sin(p.x * radians_per_degree));
        m_z.push_back(n_m * (1.0 - e2) * sine);
    }
}

namespace {

// The ellipsoid's figures that the curvature of a geodesic's middle depends on.
struct Curvature {
    explicit Curvature(const Ellipsoid& ellipsoid)
        : e2(ellipsoid.f * (2.0 - ellipsoid.f)),
          second_e2(e2 / (1.0 - e2)),
          flattening2((1.0 - e2) * (1.0 - e2)),
          one_over_a2(1.0 / (ellipsoid.a_m * ellipsoid.a_m)) {}

    // Length of the geodesic whose chord is d and whose ends sum to m, and the chord's square.
    double length_m(double dx, double dy, double dz, double mx, double my, double mz,
                    double& chord2) const {
        chord2 = dx * dx + dy * dy + dz * dz;
        // Twice the middle's distance from axis and equator give its latitude.
        const double sine2 = mz * mz / (mz * mz + flattening2 * (mx * mx + my * my));
        const double one_over_n2 = (1.0 - e2 * sine2) * one_over_a2;
        const double euler = 1.0 + second_e2 * dz * dz / (chord2 + 1e-300);
        return std::sqrt(chord2) * arc_over_chord(one_over_n2 * euler * euler * chord2 / 4.0);
    }

    double e2;
    double second_e2;
    double flattening2;
    double one_over_a2;
};

}  // namespace

void GeodesicPoints::distances_m(const GeodesicPoints& other, std::size_t to, std::size_t begin,
                                 std::span<double> distances) const {
    const Curvature curvature(m_ellipsoid);
    const double x = other.m_x[to];
    const double y = other.m_y[to];
    const double z = other.m_z[to];
    const double* xs = m_x.data() + begin;
    const double* ys = m_y.data() + begin;
    const double* zs = m_z.data() + begin;
    double farthest2 = 0.0;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        double chord2 = 0.0;
        distances[i] = curvature.length_m(xs[i] - x, ys[i] - y, zs[i] - z, xs[i] + x, ys[i] + y,
                                          zs[i] + z, chord2);
        farthest2 = chord2 > farthest2 ? chord2 : farthest2;
    }
    const bool all_near = farthest2 <= longest_chord_m * longest_chord_m;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        if (std::isnan(distances[i])) {
            distances[i] = std::numeric_limits<double>::infinity();
        } else if (!all_near && distances[i] > longest_chord_m) {
            distances[i] = geodesic_m(other.m_lonlat_deg[to], m_lonlat_deg[begin + i], m_ellipsoid);
        }
    }
}

double GeodesicPoints::between_m(std::size_t a, std::size_t b) const {
    double distance_m = 0.0;
    distances_m(*this, a, b, {&distance_m, 1});
    return distance_m;
}

}  // namespace zamin::measure
