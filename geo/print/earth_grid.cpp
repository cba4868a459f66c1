#include "print/earth_grid.hpp"

#include <cmath>
#include <numbers>

namespace zamin::print {

double EarthGrid::convergence_deg(Coord at_m) const {
    constexpr double step_deg = 1e-4;
    const Coord here = to_degrees.apply(at_m);
    const Coord north = to_map.apply({here.x, here.y + step_deg});
    const double angle = std::atan2(north.x - at_m.x, north.y - at_m.y);
    return std::isfinite(angle) ? angle * 180.0 / std::numbers::pi : 0.0;
}

}  // namespace zamin::print
