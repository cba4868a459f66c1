// The transport problem: tonnes from demands to sites of limited capacity at the least cost, split
// where that is cheaper. Solved to the optimum by the network simplex method (network_simplex.hpp)
// on the cheapest ways of each demand, to which every way that could improve the answer is added
// until none is left.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/progress.hpp"

namespace zamin::flow {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

// A way that a demand could take to a site. At most one for each pair.
struct Way {
    std::uint32_t demand = 0;
    std::uint32_t site = 0;
    double cost = 0.0;  // of one tonne (metres, seconds, ...), finite, not negative
};

struct TransportProblem {
    std::vector<double> supply_t;    // by demand: tonnes, finite, not negative
    std::vector<double> capacity_t;  // by site: tonnes, not negative, or no_limit
    std::vector<Way> ways;           // in any order; a demand may have none
    // What a tonne costs that is left unserved. Without it, as many tonnes as possible are served
    // whatever that costs.
    std::optional<double> unserved_cost;
};

struct TransportPlan {
    std::vector<double> flow_t;      // by way
    std::vector<double> unserved_t;  // by demand: supply less its flows
    // By site: what one more tonne of capacity would save. Where tonnes are unserved without a cost
    // of their own, that is a very large figure. Not negative. With `demand_price` it proves the
    // answer: cost(way) + site_price - demand_price >= 0, and 0 where tonnes flow.
    std::vector<double> site_price;
    std::vector<double> demand_price;  // by demand: what one more tonne there would cost
    double served_t = 0.0;
    double cost = 0.0;  // sum of flow times cost; unserved tonnes not counted
};

// The optimum. Capacities are kept within 1e-9 of the sum of the supplies, costs resolved to 1e-10
// of the largest. The order of demands decides among answers of equal cost. Throws Error naming the
// demand, site or way whose number is not as said above, Cancelled.
TransportPlan solve_transport(const TransportProblem& problem, Progress& progress);

// Throws Error naming what is wrong with the problem's numbers.
void check(const TransportProblem& problem);

// Positions of the ways by demand: those of demand i are order[offsets[i]] .. order[offsets[i+1]],
// cheapest first, lower sites first where equal.
struct WaysByDemand {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> order;
};
WaysByDemand ways_by_demand(const TransportProblem& problem);

// Fills in what follows from plan.flow_t: unserved_t, served_t, cost.
void add_up(const TransportProblem& problem, TransportPlan& plan);

}  // namespace zamin::flow
