// The parcel's corners and what lies beside it; for .cpp files of geo/access only.
#pragma once

#include "access/dossier.hpp"

namespace zamin::access {

// Of the exteriors, part after part; none for a row without polygon.
std::vector<Corner> corners_of(const Layer& parcels, std::size_t row);

// Recorded plots within `reach_m`, those that touch first, then by distance. Users are not set.
std::vector<Neighbour> neighbours_of(const Layer& parcels, const Candidate& parcel,
                                     const Layer& plots, const Holdings& holdings, double reach_m);

}  // namespace zamin::access
