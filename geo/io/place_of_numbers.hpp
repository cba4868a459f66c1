// Where coordinates fall in Tajikistan, when nobody, or somebody wrongly, says what they are.
#pragma once

#include <optional>
#include <string>

#include "core/crs.hpp"
#include "core/geometry.hpp"

namespace zamin::io {

// Degrees within the box of the country, 67.4 to 75.2 E and 36.7 to 41.1 N.
bool in_country(Coord lonlat_deg);

// Longitudes 67.4 to 75.2 and latitudes 36.7 to 41.1 do not meet, so that a box within both the
// other way round can only be swapped (or lie in the Barents Sea).
bool surely_swapped(const Box& box);

// The box in which Tajikistan lies in this system (degrees for an unknown one) when its x and y
// are changed for each other; nullopt where that could be a place in the country too.
std::optional<Box> swapped_country(const Crs& crs);

// Half a sentence: "these numbers fit EPSG:32642 (...), 37.9 N 69.8 E, or ...; choose with --crs".
std::string crs_advice(const Box& box);

}  // namespace zamin::io
