// Producer groups and their members, with the programme's exact numbers of women, men and office
// bearers.
#pragma once

#include <cstdint>

#include "sample/grid.hpp"
#include "sample/world.hpp"

namespace zamin::sample {

// Needs districts and villages; fills groups and members and says which villages have a CBO.
// `roomy` orders villages: groups form where there is most land to till.
void form_groups(World& world, const std::vector<double>& roomy, std::uint64_t seed);

}  // namespace zamin::sample
