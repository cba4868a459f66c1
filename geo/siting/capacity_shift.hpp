// Where else a site of a capacitated plan could be.
#pragma once

#include "siting/capacity_plan.hpp"
#include "siting/subgradient.hpp"

namespace zamin::siting {

// The twenty free sites that are cheapest for the demand points that the plan sends to `site`, of
// those within reach of half of them; the plan's own sites are not among them.
std::vector<std::uint32_t> sites_near(const CapacityModel& model, std::span<const SiteState> states,
                                      const CapacityPlan& plan, std::uint32_t site);

// Of the plan's site and others, the cheapest that holds all who go to it.
std::uint32_t best_place(const CapacityModel& model, const CapacityPlan& plan, std::uint32_t site,
                         const std::vector<std::uint32_t>& others);

}  // namespace zamin::siting
