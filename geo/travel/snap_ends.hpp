// Ends of roads that stop just short of another; for .cpp files of geo/travel only.
#pragma once

#include <vector>

#include "core/problem.hpp"
#include "travel/roads.hpp"

namespace zamin::travel {

// Moves the end of every line that meets nothing to the nearest vertex of another line within the
// tolerance, else to the nearest place on another line, which gets a vertex there. Closed roads are
// left alone. What was moved is reported, one problem in all.
void snap_ends(Roads& roads, double tolerance_m, std::vector<Problem>& problems);

}  // namespace zamin::travel
