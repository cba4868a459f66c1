// Beside the best plan: what more or fewer sites would give, which plans come next, and what it
// costs to move a site by hand.
#pragma once

#include "core/table.hpp"
#include "siting/siting.hpp"

namespace zamin::siting {

// A point of the trade-off curve.
struct TradeOff {
    int new_sites = 0;
    Siting siting;
    double covered_weight = 0.0;  // within `reach` of its site
};

// The answers for 1 .. `most` new sites (fewer where the candidates end), each within the options'
// own time limit. `reach` is in the unit of the costs; what lies within it is counted as covered.
std::vector<TradeOff> trade_offs(const SitingInput& input, const SitingOptions& options, int most,
                                 double reach, Progress& progress);

// Columns new_sites,objective,lower_bound,gap_pct,proven,covered_weight,unserved_weight,sites.
// `site_names` as the input numbers them.
Table trade_off_table(const std::vector<TradeOff>& curve,
                      const std::vector<std::string>& site_names);

// The best plan, then the best that lacks one of its new sites, one for each of them, by value:
// what to do when that place is not to be had. At most `count` plans; plans that are the same are
// given once. For one new site: the best sites by value.
std::vector<Siting> runners_up(const SitingInput& input, const SitingOptions& options,
                               std::size_t count, Progress& progress);

// The plan with exactly these sites open (the fixed ones among them or not): its value and who goes
// where, nothing searched. lower_bound is the value itself. With capacities whole demand points are
// put by a heuristic, which is quick enough to follow a drag. Throws UsageError for no sites.
Siting evaluate(const SitingInput& input, const SitingOptions& options,
                const std::vector<std::uint32_t>& sites, Progress& progress);

}  // namespace zamin::siting
