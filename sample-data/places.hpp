// Towns where they are, villages where there is flat land beside water. The same for every seed of
// the sample.
#pragma once

#include "sample/boundaries.hpp"
#include "sample/grid.hpp"
#include "sample/rivers.hpp"

namespace zamin::sample {

// Every line that fields and houses keep away from.
SegmentIndex obstacles(const Boundaries& boundaries, const std::vector<River>& rivers,
                       const std::vector<WaterLine>& water);

std::vector<Village> place_villages(const Boundaries& boundaries, const std::vector<River>& rivers,
                                    const std::vector<WaterLine>& canals, const Grid& heights_m);

}  // namespace zamin::sample
