// Collection centres, services, and land that could be asked for.
#pragma once

#include <cstdint>

#include "sample/world.hpp"

namespace zamin::sample {

// The tomato centre at Dahana and the onion centre at Vose', beside a road.
void place_centres(World& world);
// Agro-shops in a fifth of the programme's villages, advisers, machinery.
void place_services(World& world, std::uint64_t seed);
// Reserve, special-fund and idle parcels, not yet laid out.
void reserve_parcels(World& world, std::uint64_t seed);

}  // namespace zamin::sample
