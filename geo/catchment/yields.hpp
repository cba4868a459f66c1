// Tonnes a hectare as the user gives them: one figure, or one a crop.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace zamin::catchment {

struct Yields {
    std::optional<double> any_t_ha;  // for every crop that has none of its own
    std::map<std::string, double> by_crop_t_ha;

    // "32", "tomato=32,onion=28", "tomato=32,20"; empty = none. Throws UsageError for anything else
    // and for figures that are negative or above 200 t/ha.
    static Yields parse(std::string_view text);
    std::optional<double> of(const std::string& crop) const;
    bool empty() const { return !any_t_ha && by_crop_t_ha.empty(); }
};

// No field crop yields more; larger figures are kilograms or centners.
inline constexpr double largest_yield_t_ha = 200.0;

}  // namespace zamin::catchment
