#include "measure/width.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "measure/inner_point.hpp"

namespace zamin::measure {

namespace {

double perimeter(const Geometries& g) {
    double sum = 0.0;
    for (std::size_t r = 0; r < g.ring_count(); ++r) {
        const Ring ring = g.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            sum += std::hypot(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
        }
    }
    return sum;
}

double plane_area(const Geometries& g) {
    double sum2 = 0.0;
    for (std::size_t part = 0; part < g.part_count(); ++part) {
        for (auto r = g.part_offsets[part]; r < g.part_offsets[part + 1]; ++r) {
            const double ring2 = std::abs(signed_area2(g.ring(r)));
            sum2 += r == g.part_offsets[part] ? ring2 : -ring2;
        }
    }
    return sum2 / 2.0;
}

}  // namespace

LocalScale::LocalScale(const Crs& crs, Coord place)
    : x_m(crs.metres_per_unit()), y_m(crs.metres_per_unit()) {
    if (crs.geographic()) {
        constexpr double metres_per_degree = 111320.0;
        x_m = metres_per_degree * std::cos(place.y * std::numbers::pi / 180.0);
        y_m = metres_per_degree;
    }
}

double width_m(const Geometries& geometries, std::size_t feature, const Crs& crs, double enough_m) {
    if (geometries.kinds[feature] != GeometryKind::polygon) {
        return 0.0;
    }
    Geometries local;
    local.append(geometries, feature);
    const Coord middle = local.box().center();
    const LocalScale scale(crs, middle);
    for (Coord& p : local.coords) {
        p = {(p.x - middle.x) * scale.x_m, (p.y - middle.y) * scale.y_m};
    }
    // A circle of radius area / perimeter fits into any polygon.
    const double fits_m = 2.0 * plane_area(local) / perimeter(local);
    if (fits_m >= enough_m) {
        return fits_m;
    }
    constexpr double radius_precision_m = 0.01;
    const Box box = local.box();
    const double size_m = std::sqrt(box.width() * box.height());
    return size_m > 0.0 ? 2.0 * inner_point(local, 0, radius_precision_m / size_m).distance : 0.0;
}

}  // namespace zamin::measure
