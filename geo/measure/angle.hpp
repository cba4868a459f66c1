// Angles.
#pragma once

#include <numbers>

namespace zamin::measure {

inline constexpr double radians_per_degree = std::numbers::pi / 180.0;

}  // namespace zamin::measure
