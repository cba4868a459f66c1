#include "access/floating_catchment.hpp"

#include <algorithm>

#include "core/fixed_sum.hpp"

namespace zamin::access {

namespace {

double weight_at(double cost, std::span<const Band> bands) {
    const auto band =
        std::find_if(bands.begin(), bands.end(), [&](const Band& b) { return cost <= b.up_to; });
    return band == bands.end() ? 0.0 : band->weight;
}

}  // namespace

FloatingCatchments floating_catchments(std::span<const double> supplies,
                                       std::span<const double> demands,
                                       const travel::CostTable& ways, std::span<const Band> bands) {
    std::vector<FixedSum> in_reach(supplies.size());
    for (std::size_t k = 0; k < demands.size(); ++k) {
        for (const travel::WayCost& way : ways.of(k)) {
            in_reach[way.source].add(demands[k] * weight_at(way.cost, bands));
        }
    }
    FloatingCatchments result;
    for (std::size_t j = 0; j < supplies.size(); ++j) {
        const double demand = in_reach[j].value();
        result.ratio.push_back(demand > 0.0 ? std::optional(supplies[j] / demand) : std::nullopt);
    }
    for (std::size_t k = 0; k < demands.size(); ++k) {
        FixedSum access;
        for (const travel::WayCost& way : ways.of(k)) {
            access.add(result.ratio[way.source].value_or(0.0) * weight_at(way.cost, bands));
        }
        result.access.push_back(access.value());
    }
    return result;
}

}  // namespace zamin::access
