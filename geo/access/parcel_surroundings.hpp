// What lies on and beside candidate parcels; for .cpp files of geo/access only.
#pragma once

#include <optional>
#include <vector>

#include "access/candidates.hpp"

namespace zamin::access {

// The recorded plots that each parcel overlaps, by more than rounding, in the order of the plots.
std::vector<std::vector<PresentUser>> present_users(const Layer& parcels, const Layer& plots,
                                                    const Holdings& holdings, Progress& progress);

// Metres from each parcel (degrees, WGS 84) to the nearest line that is a canal; none beyond
// `limit_m`. Lines count whose class is "canal", or all of a source without classes.
std::vector<std::optional<double>> canal_distances(const Geometries& parcels_deg,
                                                   const Source& canals, double limit_m);

}  // namespace zamin::access
