// Scale and coordinates as people write them.
#pragma once

#include <string>

#include "core/geometry.hpp"

namespace zamin::viewer {

struct ScaleBar {
    double length_m = 0.0;  // 1, 2 or 5 times a power of ten
    double length_px = 0.0;
    std::string label;  // "500 m", "20 km"
};

// The longest round bar of at most `most_px`.
ScaleBar scale_bar(double metres_per_px, double most_px);

// "1:25 000", rounded to three digits.
std::string scale_text(double denominator);

// "37.9146 N 69.7845 E"; degrees, x = longitude.
std::string coordinates_text(Coord lonlat_deg);

}  // namespace zamin::viewer
