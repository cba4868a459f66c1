// The whole sample world from a seed.
#pragma once

#include <cstdint>

#include "core/progress.hpp"
#include "sample/grid.hpp"
#include "sample/world.hpp"

namespace zamin::sample {

struct SampleOptions {
    // People, fields and documents follow it; districts, rivers, relief, villages and roads do not.
    std::uint64_t seed = 2018;
    // Rows of the plots layer. The members' plots are always the same number for a seed; the rest
    // belongs to people outside the groups.
    std::size_t plots = 7800;
};

struct Sample {
    World world;
    Grid heights_m;
};

// Throws UsageError for fewer plots than the members have, Error where the land does not suffice
// (beyond about 150,000 plots), Cancelled.
Sample make_world(const SampleOptions& options, Progress& progress);

}  // namespace zamin::sample
