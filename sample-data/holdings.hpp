// Who holds how much land, in how many plots, under what crops; before it is laid out on the map.
// The sums over members are exactly the programme's.
#pragma once

#include <cstdint>

#include "sample/world.hpp"

namespace zamin::sample {

// Plots of members: areas, crops, village; ring empty.
void give_members_land(World& world, std::uint64_t seed);
// Plots of people who are in no group, `count` of them: in the programme's districts and beyond;
// very many spread over all villages in proportion to `roomy`.
void give_others_land(World& world, std::size_t count, const std::vector<double>& roomy,
                      std::uint64_t seed);

}  // namespace zamin::sample
