// The exact end of the p-median: branching on sites over the programme of cuts.
#pragma once

#include "siting/cut_program.hpp"
#include "siting/elite_search.hpp"

namespace zamin::siting {

// Branches until no plan can be better than the best known (`upper`, or one in the pool) by more
// than the gap that is asked for, or until control.stop(). Gives the proven bound back; better
// plans go into `search`.
double branch_on_sites(const MedianModel& model, std::span<const double> prices, double upper,
                       RunControl& control, EliteSearch& search);

}  // namespace zamin::siting
