// The projection that a map takes when nobody names one.
#pragma once

#include "core/crs.hpp"
#include "core/geometry.hpp"

namespace zamin {

// A projected system fitted to the data: the UTM zone (WGS 84) of the box's middle when the box is
// within about 8 degrees of longitude, else a Lambert azimuthal equal-area centred on it. Box in
// degrees; an empty box gives UTM 42N, Khatlon's own.
Crs fitted_projection(const Box& lonlat_deg);

}  // namespace zamin
