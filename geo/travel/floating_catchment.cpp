#include "travel/floating_catchment.hpp"

#include <algorithm>

#include "core/fixed_sum.hpp"

namespace zamin::travel {

namespace {

double weight_at(double cost, std::span<const Zone> zones) {
    const auto zone =
        std::find_if(zones.begin(), zones.end(), [&](const Zone& z) { return cost <= z.up_to; });
    return zone == zones.end() ? 0.0 : zone->weight;
}

}  // namespace

std::vector<Zone> one_zone(double limit) {
    return {{limit, 1.0}};
}

std::vector<Zone> three_zones(double limit) {
    return {{limit / 3.0, 1.0}, {limit * 2.0 / 3.0, 0.68}, {limit, 0.22}};
}

FloatingCatchments floating_catchments(const CostTable& ways, std::span<const double> supplies,
                                       std::span<const double> demands,
                                       std::span<const Zone> zones) {
    std::vector<FixedSum> in_reach(supplies.size());
    for (std::size_t k = 0; k < demands.size(); ++k) {
        for (const WayCost& way : ways.of(k)) {
            in_reach[way.source].add(demands[k] * weight_at(way.cost, zones));
        }
    }
    FloatingCatchments result;
    for (std::size_t j = 0; j < supplies.size(); ++j) {
        const double demand = in_reach[j].value();
        result.ratio.push_back(demand > 0.0 ? std::optional(supplies[j] / demand) : std::nullopt);
    }
    for (std::size_t k = 0; k < demands.size(); ++k) {
        FixedSum score;
        for (const WayCost& way : ways.of(k)) {
            score.add(result.ratio[way.source].value_or(0.0) * weight_at(way.cost, zones));
        }
        result.score.push_back(score.value());
    }
    return result;
}

}  // namespace zamin::travel
