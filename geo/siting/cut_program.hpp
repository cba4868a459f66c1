// The p-median as a linear programme over the sites alone, by Benders cuts of the radius form:
//     least  sum_i w_i t_i + sum_j f_j y_j     sum_j y_j = p,  0 <= y_j <= 1
//     t_i >= l - sum_j max(0, l - cost_ij) y_j  for every demand point i and price l
// (Duran-Mateluna, Ales, Elloumi, "An efficient Benders decomposition for the p-median problem",
// EJOR 308, 2023.) The cut that a fractional y violates most has for l the least cost within which
// the sites' fractions sum to 1. The bound is not taken from the solver's own figures: its dual
// values are turned into prices, and their bound is summed anew in subgradient's way, so that the
// solver's tolerances cannot make it wrong.
#pragma once

#include <memory>
#include <span>

#include "siting/run_control.hpp"
#include "siting/subgradient.hpp"

namespace zamin::siting {

class CutProgram {
  public:
    // The first cuts are those of these prices.
    CutProgram(const MedianModel& model, std::span<const double> prices);
    ~CutProgram();
    CutProgram(const CutProgram&) = delete;
    CutProgram& operator=(const CutProgram&) = delete;

    struct Outcome {
        bool feasible = true;
        bool ended = true;             // no cut is violated; false = stopped before
        double bound = -1e300;         // no plan with these states is better
        std::vector<double> saving;    // reduced cost of each site
        std::vector<double> fraction;  // y
    };
    // Solves with the sites' states; ends early when the bound is above `enough` or at
    // control.stop(). Cuts stay for the next call.
    Outcome solve(std::span<const SiteState> states, double enough, const RunControl& control);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace zamin::siting
