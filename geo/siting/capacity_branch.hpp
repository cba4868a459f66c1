// The end of the capacitated p-median: branch and bound by prices. A branch decides whether a site
// is open or, for whole demand points, which half of its sites a demand point goes to; in each, the
// sites and pairs that a better plan cannot have are left out (after Ceselli and Righini, "A
// branch-and-price algorithm for the capacitated p-median problem", Networks 45, 2005, whose bound
// is the same).
#pragma once

#include <functional>

#include "siting/capacity_bound.hpp"
#include "siting/capacity_plan.hpp"

namespace zamin::siting {

struct CapacityRoot {
    std::vector<SiteState> states;
    std::vector<double> prices;
    double bound = 0.0;
};

// What the branching asks of its caller.
struct CapacityIncumbent {
    std::function<double()> value;   // of the best plan
    std::function<double()> enough;  // a bound above this ends a branch
    std::function<void(std::vector<std::uint32_t> open)> try_sites;
    std::function<void(CapacityPlan plan)> take;
    std::function<void(double bound)> raise;  // nothing is better than this
};

// Ends when nothing is left or at control.stop().
void branch_on_capacities(const CapacityModel& model, const CapacityRoot& root,
                          const CapacityIncumbent& incumbent, CapacityBound& bound,
                          const RunControl& control);

}  // namespace zamin::siting
