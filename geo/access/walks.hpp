// How long the walk from village to plot takes (2.9) where a terrain is known.
#pragma once

#include "access/holdings.hpp"
#include "core/layer.hpp"
#include "core/progress.hpp"
#include "travel/travel.hpp"

namespace zamin::access {

// Longer walks count as this long, which is far by any setting.
inline constexpr double longest_walk_s = 3.0 * 3600.0;

// Sets Right::walk_s and Holdings::walked: from the holder's village to a point inside the plot
// (`plots` is the layer that the holdings were made from). Rights whose village or plot has no
// place, or one that the ways do not reach, keep none. Throws Cancelled and what the ways throw;
// UsageError for ways whose costs are not times.
void measure_walks(const travel::Travel& ways, const Layer& plots, Holdings& holdings,
                   Progress& progress);

}  // namespace zamin::access
