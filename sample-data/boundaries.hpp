// Districts and jamoats of the sample: drawn from the gazetteer's seeds, the same for every seed
// number of the sample, since the land stays where it is.
#pragma once

#include "sample/world.hpp"

namespace zamin::sample {

struct Boundaries {
    std::vector<District> districts;
    std::vector<Jamoat> jamoats;
    Path oblast;  // closed, counter-clockwise
    Path panj;    // the river on the oblast's southern rim, downstream
};

Boundaries draw_boundaries();

// Index of the district or jamoat that holds the point, -1 = none.
int district_at(const std::vector<District>& districts, Coord p);
int jamoat_at(const std::vector<Jamoat>& jamoats, Coord p);

}  // namespace zamin::sample
