// Nearest first, then spill: what people do without a plan. Over all pairs of demand and site, the
// cheapest first, a site takes what it still has room for; the rest goes on to the next. Never
// cheaper than solve_transport() where that serves as much; for comparison.
#pragma once

#include "flow/transport.hpp"

namespace zamin::flow {

// Pairs of equal cost go by site, then by demand. Prices are left empty. Throws like
// solve_transport().
TransportPlan spill(const TransportProblem& problem);

}  // namespace zamin::flow
