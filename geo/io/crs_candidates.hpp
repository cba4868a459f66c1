// Which coordinate systems numbers can be in, judged by where they would then lie: for a person to
// choose from, with a look at the map. Nothing here is ever chosen by itself.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/sentence.hpp"

namespace zamin::io {

struct CrsCandidate {
    std::string code;                    // "EPSG:28412", for --crs and the project's key `crs`
    std::string label;                   // "Pulkovo 1942 / Gauss-Kruger zone 12"
    Box lonlat_deg;                      // where the numbers would lie, WGS 84
    bool northing_first = false;         // only when their x and y are changed for each other
    std::optional<double> inside_share;  // of the numbers that lie in a polygon of the references
    std::optional<double> distance_m;    // median to the nearest feature of the references
    std::optional<double> accuracy_m;    // of the way to WGS 84; none where nobody has stated it
    std::string transformation;          // that way's name
    Sentence reason;                     // of the above
};

// The systems in use in Tajikistan in which all of `numbers` lie in the country: WGS 84 degrees and
// UTM 42N, 43N; Pulkovo 1942 degrees, 6-degree zones with and without zone digits, 3-degree zones;
// Web Mercator. `references` are layers that lie right (districts, villages), in any system; with
// them the nearest candidate comes first, else the usual one. Two candidates may be no more than 60
// m (the datums) or 1.7 km (UTM and Pulkovo without zone digits) apart. At most 200 of the numbers
// and 100,000 vertices of a reference are looked at, evenly spread. Empty for no numbers.
std::vector<CrsCandidate> crs_candidates(std::span<const Coord> numbers,
                                         std::span<const Layer* const> references = {});

// "EPSG:32642 (WGS 84 / UTM zone 42N: 37.907 N 69.780 E)"
std::string candidate_text(const CrsCandidate& candidate);

}  // namespace zamin::io
