// Where new centres should go: the best sites among candidates, with a proven bound on how much
// better any other choice could be.
//
//   p_median   least sum of weight x cost, every demand point going to its nearest open site
//   p_center   least greatest cost over the demand points of positive weight
//   max_cover  greatest weight within `radius` of an open site
//   set_cover  fewest sites so that every demand point that can be is within `radius` of one
//
// With capacities p_median asks besides that no site takes more than it holds, each demand point
// whole at one site or, where `splittable`, divided among several.
//
// The answer depends on input, options and seed alone; only a run that ends at its time limit
// depends on the machine. The order of demand points and sites decides between equal plans only.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/problem.hpp"
#include "core/progress.hpp"
#include "siting/costs.hpp"

namespace zamin::siting {

enum class Objective : std::uint8_t { p_median, p_center, max_cover, set_cover };
const char* to_string(Objective objective);
// Throws UsageError naming the four words: p-median, p-center, max-cover, set-cover.
Objective objective_from(std::string_view word);

inline constexpr std::uint32_t no_site = 0xffffffff;

// What is asked about. Sites are columns of `costs`.
struct SitingInput {
    const Costs* costs = nullptr;
    std::vector<double> weight;            // a demand point each, from 0 up; empty = 1 each
    std::vector<std::uint32_t> fixed;      // open whatever the solver thinks of them
    std::vector<std::uint32_t> forbidden;  // never opened
    std::vector<double> opening_cost;  // a site each, in the unit of the objective; p_median only
    std::vector<double> capacity;      // a site each, in the unit of `amount`; p_median only
    std::vector<double> amount;        // a demand point each; empty = weight
    bool splittable = false;           // with capacities
    // What errors call demand points and sites; empty = their numbers.
    std::vector<std::string> demand_names;
    std::vector<std::string> site_names;

    double weight_of(std::size_t demand) const { return weight.empty() ? 1.0 : weight[demand]; }
};

struct TracePoint {
    double seconds = 0.0;
    double bound = 0.0;      // what is proven so far
    double incumbent = 0.0;  // the best plan so far
};

struct SitingOptions {
    Objective objective = Objective::p_median;
    int new_sites = 1;         // how many besides the fixed ones; not for set_cover
    double radius = 0.0;       // for the two covers, in the unit of the costs
    double gap_pct = 0.0;      // enough is proven when the gap is not above this
    double time_limit_s = 60;  // the best plan so far is returned then
    std::uint64_t seed = 1;
    // p_median: what a unit of weight counts whose sites are all closed while it has some within
    // reach; 0 = twice the greatest cost there is.
    double unserved_cost = 0.0;
    std::function<void(const TracePoint&)>
        on_trace;  // called from the working thread; may be empty
};

// A part of a demand point's amount and where it goes.
struct Assignment {
    std::uint32_t demand = 0;
    std::uint32_t site = no_site;  // no_site = served by none
    double cost = 0.0;             // of the way; 0 without a site
    double share = 1.0;            // of the demand point, 0..1; below 1 only where splittable
};

struct Siting {
    Objective kind = Objective::p_median;
    double objective = 0.0;
    // No plan is better than this: not less for p_median, p_center and set_cover, not more for
    // max_cover, whatever the run's end. Equal to `objective` where `proven`.
    double lower_bound = 0.0;
    double gap_pct = 0.0;  // 100 |objective - lower_bound| / |objective|
    bool proven = false;   // no plan is better
    double seconds = 0.0;
    std::vector<std::uint32_t> sites;     // ascending, the fixed ones among them
    std::vector<Assignment> assignments;  // by demand point; none is missing
    double unserved_weight = 0.0;         // of demand points served by none
    std::vector<TracePoint> trace;
    std::vector<Problem> problems;  // demand points out of reach of every site
};

// Throws UsageError for fewer candidates than new sites, no new sites, weights that are all zero,
// negative or NaN, a radius that is missing; Error for capacities that cannot hold the demand, with
// the tonnes that are missing; Cancelled only before there is any plan.
Siting site(const SitingInput& input, const SitingOptions& options, Progress& progress);

}  // namespace zamin::siting
