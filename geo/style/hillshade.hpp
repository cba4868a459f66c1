// Light and shade on the ground, for a map that shows where it is steep.
#pragma once

#include <vector>

#include "core/raster.hpp"

namespace zamin::style {

struct HillshadeOptions {
    double azimuth_deg = 315.0;  // where the light comes from, clockwise from north
    double altitude_deg = 45.0;  // of the light above the horizon
    double exaggeration = 1.0;   // heights times this
};

// How bright each cell is, 0 in the dark to 1 in full light, level ground at the sine of the
// light's altitude; NaN where a height of the cell itself is missing. Slopes by Horn (1981), "Hill
// shading and the reflectance map"; at the edge and beside missing heights a neighbour's place is
// taken by the cell itself. Heights and the cells' sides are metres. A raster without cells gives
// nothing.
std::vector<float> hillshade(const RealRaster& heights_m, const HillshadeOptions& options = {});

}  // namespace zamin::style
