// The lie of the land: ridges between valleys, plains along the Vakhsh and the Panj, high mountains
// in the north-east. Synthetic: hand-placed ridges lifted and cut by water; no survey is in it.
#pragma once

#include "sample/erosion.hpp"
#include "sample/rivers.hpp"

namespace zamin::sample {

struct Relief {
    Grid heights_m;
    std::vector<WaterLine> streams;  // side valleys with running water
};

// Covers the box of the oblast (a closed outline) and a margin, in cells of 400 m.
Relief shape_relief(const std::vector<River>& rivers, const Path& oblast);

}  // namespace zamin::sample
