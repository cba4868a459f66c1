// The whole sample world: the land, then what a seed puts on it.
#pragma once

#include <cstdint>

#include "core/progress.hpp"
#include "sample/grid.hpp"
#include "sample/rivers.hpp"
#include "sample/world.hpp"

namespace zamin::sample {

struct SampleOptions {
    // People, fields and documents follow it; districts, rivers, relief, villages and roads do not.
    std::uint64_t seed = 2018;
    // Rows of the plots layer. The members' plots are always the same number for a seed; the rest
    // belongs to people outside the groups.
    std::size_t plots = 7800;
};

// The land: the same for every seed.
struct Land {
    World world;  // districts, jamoats, water, villages and roads
    std::vector<River> rivers;
    Grid heights_m;
};
Land make_land(Progress& progress);

// People, fields and papers on the land. Throws UsageError for fewer plots than the members need,
// Error where the land does not suffice (beyond about 100,000 plots), Cancelled.
World settle(const Land& land, const SampleOptions& options, Progress& progress);

}  // namespace zamin::sample
