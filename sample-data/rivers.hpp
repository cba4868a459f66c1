// Rivers and canals, hand-placed and roughened.
#pragma once

#include "sample/world.hpp"

namespace zamin::sample {

// A river's line with what the relief needs at each of its points.
struct River {
    Names names;
    Path line;  // downstream
    std::vector<double> height_m;
    std::vector<double> floor_m;  // half-width of the flat floor
};

// `panj` is the oblast's southern rim (boundaries.hpp).
std::vector<River> draw_rivers(const Path& panj);
std::vector<WaterLine> draw_canals(const std::vector<River>& rivers);

}  // namespace zamin::sample
