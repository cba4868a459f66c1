// How long a metre on a slope takes on foot.
#pragma once

#include <cstdint>

namespace zamin::travel {

// tobler    W = 6 exp(-3.5 |S + 0.05|) km/h, S = rise over run in the direction of travel (Tobler
//           1993, "Three presentations on geographical analysis and modeling", from Imhof's
//           figures)
// langmuir  0.72 s a metre, 6 s a metre up, 1.9998 s less a metre down on moderate slopes and more
// on
//           steep ones (below -0.2125): the rule of GRASS's r.walk (Langmuir 1984 after Naismith)
enum class Walking : std::uint8_t { tobler, langmuir };

// Seconds for a metre of map distance. `slope` is finite.
double walking_s_per_m(Walking walking, double slope);

// On ways that are no paths Tobler's walkers keep three fifths of their speed.
inline constexpr double off_path_factor = 0.6;

}  // namespace zamin::travel
