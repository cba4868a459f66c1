// Costs of ways as lists: for each farm the sources that it can reach, the cheapest first.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace zamin::travel {

inline constexpr double no_way = std::numeric_limits<double>::infinity();

struct WayCost {
    std::uint32_t source = 0;
    double cost = 0.0;
    friend bool operator==(const WayCost&, const WayCost&) = default;
};

struct CostTable {
    std::vector<std::size_t> offsets{0};  // by farm, into ways; one more than farms
    std::vector<WayCost> ways;            // by farm, cheapest first, lower source first where equal

    std::size_t farms() const { return offsets.size() - 1; }
    std::span<const WayCost> of(std::size_t farm) const {
        return std::span(ways).subspan(offsets[farm], offsets[farm + 1] - offsets[farm]);
    }
};

// Sorts a farm's ways as CostTable has them and cuts them to those within `limit` (inclusive) and,
// unless `nearest` is 0, to as many.
void order_ways(std::vector<WayCost>& ways, double limit, std::size_t nearest);

// From lists by farm in any order, ordered and cut by order_ways().
CostTable cost_table(std::vector<std::vector<WayCost>> by_farm, double limit, std::size_t nearest);

// From a row of costs by farm for each source (no_way where there is none), source after source.
CostTable cost_table(std::span<const std::vector<double>> by_source, std::size_t farms,
                     double limit, std::size_t nearest);

}  // namespace zamin::travel
