// Laying out all plots and parcels in their villages' fields.
#pragma once

#include <cstdint>

#include "sample/boundaries.hpp"
#include "sample/grid.hpp"
#include "sample/rivers.hpp"
#include "sample/world.hpp"

namespace zamin::sample {

inline constexpr double district_clearance_m = 22.0;

// What fields have to keep away from: roads and water.
SegmentIndex field_obstacles(const World& world, const std::vector<River>& rivers);

// Share of the land within 1 km of each village that can be tilled, 0..1.
std::vector<double> room_for_fields(const World& world, const SegmentIndex& obstacles,
                                    const Grid& heights_m);

// Gives every plot and parcel without a ring one of its wanted area, in its own village or, where
// that is full, in another of the same district. Throws Error if the land does not suffice.
void lay_out_fields(World& world, const SegmentIndex& obstacles, const Grid& heights_m,
                    std::uint64_t seed);

}  // namespace zamin::sample
