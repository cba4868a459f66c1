// Tonnes on ways; for .cpp files of geo/catchment only.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "catchment/catchment.hpp"
#include "travel/cost_table.hpp"

namespace zamin::catchment {

// Numbers of the centres that serve the same farms, set by set.
std::vector<std::vector<std::uint32_t>> centre_classes(std::span<const Centre> centres,
                                                       Serves serves);

// The ways that each farm could take to centres that serve it, without the limit: the cheapest is
// there even beyond it. Centres that serve alike are searched together.
travel::CostTable served_ways(std::span<const Farm> farms, std::span<const Centre> centres,
                              const Clusters& clusters, const travel::Travel& travel,
                              const CatchmentOptions& options, Progress& progress);

struct Assigned {
    std::vector<Delivery> deliveries;
    std::optional<flow::WholePlan> proof;
};

// `taken` says whether any centre takes what the farm grows.
Assigned assign(std::span<const Farm> farms, std::span<const Centre> centres,
                const std::vector<bool>& taken, const travel::CostTable& ways,
                const CatchmentOptions& options, Progress& progress);

}  // namespace zamin::catchment
