#include "travel/cost_table.hpp"

#include <algorithm>
#include <tuple>

namespace zamin::travel {

void order_ways(std::vector<WayCost>& ways, double limit, std::size_t nearest) {
    std::erase_if(ways, [&](const WayCost& way) { return !(way.cost <= limit); });
    const auto before = [](const WayCost& a, const WayCost& b) {
        return std::tie(a.cost, a.source) < std::tie(b.cost, b.source);
    };
    if (nearest > 0 && nearest < ways.size()) {
        const auto end = ways.begin() + static_cast<std::ptrdiff_t>(nearest);
        std::partial_sort(ways.begin(), end, ways.end(), before);
        ways.erase(end, ways.end());
    } else {
        std::sort(ways.begin(), ways.end(), before);
    }
}

CostTable cost_table(std::vector<std::vector<WayCost>> by_farm, double limit, std::size_t nearest) {
    CostTable table;
    table.offsets.reserve(by_farm.size() + 1);
    for (std::vector<WayCost>& ways : by_farm) {
        order_ways(ways, limit, nearest);
        table.ways.insert(table.ways.end(), ways.begin(), ways.end());
        table.offsets.push_back(table.ways.size());
    }
    return table;
}

CostTable cost_table(std::span<const std::vector<double>> by_source, std::size_t farms,
                     double limit, std::size_t nearest) {
    CostTable table;
    std::vector<WayCost> ways;
    for (std::size_t farm = 0; farm < farms; ++farm) {
        ways.clear();
        for (std::uint32_t source = 0; source < by_source.size(); ++source) {
            if (by_source[source][farm] < no_way) {
                ways.push_back({source, by_source[source][farm]});
            }
        }
        order_ways(ways, limit, nearest);
        table.ways.insert(table.ways.end(), ways.begin(), ways.end());
        table.offsets.push_back(table.ways.size());
    }
    return table;
}

}  // namespace zamin::travel
