// Which parts of a network hang together; for .cpp files of geo/travel only.
#pragma once

#include "travel/road_network.hpp"

namespace zamin::travel {

// Numbers the connected parts (whatever the directions), the longest first, and reports that there
// are several.
void find_parts(RoadNetwork& network);

// Reports stretches of the longest part that can be entered but not left, or left but not entered.
void find_traps(RoadNetwork& network);

}  // namespace zamin::travel
