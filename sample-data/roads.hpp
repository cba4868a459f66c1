// A road network: main roads between towns, then a link from every village to it, each along the
// cheapest way over the relief. Roads meet at shared end points.
#pragma once

#include "sample/grid.hpp"
#include "sample/rivers.hpp"

namespace zamin::sample {

std::vector<Road> draw_roads(const std::vector<Village>& villages, const std::vector<River>& rivers,
                             const Grid& heights_m);

}  // namespace zamin::sample
