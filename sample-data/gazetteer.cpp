#include "sample/gazetteer.hpp"

#include <cmath>

#include "core/crs.hpp"

namespace zamin::sample {

namespace {

// One pair a thread: a Transformation is not to be shared.
const Transformation& forward() {
    thread_local const Transformation t(Crs::wgs84(), Crs::parse("EPSG:32642"));
    return t;
}

const Transformation& backward() {
    thread_local const Transformation t(Crs::parse("EPSG:32642"), Crs::wgs84());
    return t;
}

}  // namespace

Coord to_plane(Coord lonlat_deg) {
    return forward().apply(lonlat_deg);
}

Coord to_degrees(Coord plane) {
    const Coord exact = backward().apply(plane);
    return {std::round(exact.x * 1e7) / 1e7, std::round(exact.y * 1e7) / 1e7};
}

double true_area_m2(std::span<const Coord> ring) {
    constexpr double central_scale = 0.9996;
    constexpr double central_easting_m = 500000.0;
    constexpr double gaussian_radius_m = 6372900.0;  // at 37.7 degrees north
    if (ring.empty())
        return 0.0;
    double east = 0.0;
    for (const Coord& p : ring)
        east += p.x - central_easting_m;
    east /= central_scale * gaussian_radius_m * static_cast<double>(ring.size());
    const double scale = central_scale * (1.0 + east * east / 2.0);
    return plane_area_m2(ring) / (scale * scale);
}

}  // namespace zamin::sample
