// What coordinates without, or with a wrong, coordinate system may be, judged by where they fall in
// Tajikistan.
#pragma once

#include <string>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::io {

// Longitudes 67.4 to 75.2 and latitudes 36.7 to 41.1 do not meet, so that a box within both the
// other way round can only be swapped (or lie in the Barents Sea).
bool surely_swapped(const Box& box);

struct CrsGuess {
    std::string code;  // "EPSG:28412"
    std::string name;  // "Pulkovo 1942 / Gauss-Kruger zone 12"
    Coord center_deg;  // where the middle of the box would lie, WGS 84
};

// Systems used in Tajikistan in which the whole box lies in the country, the usual first: UTM 42N
// and 43N, Pulkovo 1942 with and without zone digits (6 and 3 degrees), Web Mercator. Two of them
// may differ by no more than 2 km: only a look at the map, or whoever made the file, decides.
std::vector<CrsGuess> crs_guesses(const Box& box);

// Half a sentence: "these numbers fit EPSG:32642 (...), 37.9 N 69.8 E, or ...; choose with --crs".
std::string crs_advice(const Box& box);

}  // namespace zamin::io
