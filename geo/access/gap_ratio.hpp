// The gender gap in land: mean hectares per woman over mean hectares per man (FAO Gender and Land
// Rights Database, technical note 2015). 1 = parity.
#pragma once

#include <cstdint>
#include <vector>

#include "access/three_valued.hpp"

namespace zamin::access {

struct GapInput {
    std::vector<double> women_ha;
    std::vector<double> men_ha;
    std::vector<double> sex_unknown_ha;
    std::int64_t land_unknown = 0;  // members left out
};

// No figure without women, or where no man holds land ("n/a"). The bounds are the least and the
// largest ratio over every way in which those of unknown sex can be women or men, and without
// them: the extremes give the smallest holdings to one sex and the largest to the other, so that
// trying each size is enough. They do not cover members whose land is unknown: with such members
// there are none.
Estimate gap_ratio(GapInput input);

}  // namespace zamin::access
