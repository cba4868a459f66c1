// Dirt put in on purpose, of the kinds that field data has, so that checks and reports have
// something to say. None of it touches the programme's figures. Each is written to World::faults.
#pragma once

#include <cstdint>

#include "sample/world.hpp"

namespace zamin::sample {

// A member's plot across the line between Kulob and Vose', laid before the others. Land on either
// side counts for its own district: the areas are taken off what is still to be laid out there.
void lay_straddling_plot(World& world, const SegmentIndex& obstacles);

// The rest, on plots that lie on the map.
void add_faults(World& world, std::uint64_t seed);

}  // namespace zamin::sample
