#include "travel/walking.hpp"

#include <cmath>

namespace zamin::travel {

double walking_s_per_m(Walking walking, double slope) {
    if (walking == Walking::tobler) {
        return 0.6 * std::exp(3.5 * std::abs(slope + 0.05));
    }
    constexpr double level_s_per_m = 0.72;
    constexpr double steep_slope = -0.2125;
    if (slope >= 0.0) {
        return level_s_per_m + 6.0 * slope;
    }
    return level_s_per_m + (slope < steep_slope ? -1.9998 : 1.9998) * slope;
}

}  // namespace zamin::travel
