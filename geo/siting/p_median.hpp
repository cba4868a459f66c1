// The p-median solved: good plans, a bound, sites ruled out by the bound, and branching on the
// rest.
#pragma once

#include "siting/median_model.hpp"
#include "siting/run_control.hpp"

namespace zamin::siting {

struct MedianAnswer {
    std::vector<std::uint32_t> open;  // sites as the model numbers them, ascending
    double value = 0.0;
    double bound = 0.0;  // never above value
};

// `model` has at least open_count sites, and at most that many fixed ones. `known`, if not empty,
// is a plan to start from beside others.
MedianAnswer solve_p_median(const MedianModel& model, std::span<const std::uint32_t> known,
                            RunControl& control);

}  // namespace zamin::siting
