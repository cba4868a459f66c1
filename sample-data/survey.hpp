// What a survey writes down about each plot once it lies on the map: water, land class, document,
// how it was measured, what the holder says its area is.
#pragma once

#include <cstdint>

#include "sample/rivers.hpp"
#include "sample/world.hpp"

namespace zamin::sample {

void survey_plots(World& world, const std::vector<River>& rivers, std::uint64_t seed);

}  // namespace zamin::sample
