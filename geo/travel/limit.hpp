// "5km", "800m", "30min", "1.5h": how far is too far.
#pragma once

#include <string_view>
#include <vector>

#include "travel/travel.hpp"

namespace zamin::travel {

struct Limit {
    CostUnit unit = CostUnit::metres;
    double value = no_way;  // in metres or seconds
};

// Throws UsageError for anything but a positive number and one of the four units.
Limit parse_limit(std::string_view text);

// "15min,30min,60min" or "2km,5km": ascending. Throws UsageError for mixed units or a wrong order.
std::vector<Limit> parse_bands(std::string_view text);

}  // namespace zamin::travel
