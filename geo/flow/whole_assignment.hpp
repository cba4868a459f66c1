// Demands that must go whole to one site (groups that deliver together): the least cost within
// capacities, as an integer programme (the generalised assignment problem), with a proven bound.
//
// Its relaxation is the transport problem of the same figures. Its optimum is the bound, its
// prices rule out the ways that no better answer can use, and what it splits is rounded and
// improved by moves and swaps to a first answer; Cbc closes what gap is left.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/progress.hpp"
#include "flow/transport.hpp"

namespace zamin::flow {

struct WholeOptions {
    double gap_pct = 0.01;         // good enough: the answer is at most this far from the best
    double time_limit_s = 30.0;    // of the integer programme; the answer so far is kept
    double unserved_times = 10.0;  // a tonne without a site costs this many times the dearest way
};

struct WholePlan {
    std::vector<std::optional<std::uint32_t>> site;  // by demand; none = unserved
    double served_t = 0.0;
    double cost = 0.0;           // of the tonnes served
    double objective = 0.0;      // cost, and unserved tonnes at their price
    double lower_bound = 0.0;    // no assignment has a smaller objective
    double gap_pct = 0.0;        // 100 * (objective - lower_bound) / objective
    double unserved_cost = 0.0;  // the price of an unserved tonne
    bool proven = false;         // gap_pct is within the options'
};

// problem.unserved_cost, if given, takes the place of unserved_times. Throws like
// solve_transport().
WholePlan assign_whole(const TransportProblem& problem, const WholeOptions& options,
                       Progress& progress);

}  // namespace zamin::flow
