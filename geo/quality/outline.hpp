// Vertices of a polygon's outline that a walker did not mean: at zero, stalled, spikes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/crs.hpp"
#include "core/geometry.hpp"
#include "quality/find_problems.hpp"

namespace zamin::quality {

// Places in Geometries::feature_coords, ascending; a ring's closing vertex is never named. A ring
// that would be left with fewer than three vertices is passed over.
struct OutlineFaults {
    std::vector<std::uint32_t> at_zero;
    std::vector<std::uint32_t> stalled;  // those to be dropped: the first of them stays
    std::vector<std::uint32_t> spikes;
    bool any() const { return !at_zero.empty() || !stalled.empty() || !spikes.empty(); }
};

// `accuracy_m` of the row, > 0. Spikes are looked for in rings of five vertices or more: the
// corners of simpler fields are sharp because the field is. No more than a quarter of a ring can be
// spikes.
OutlineFaults outline_faults(const Geometries& geometries, std::size_t feature, const Crs& crs,
                             double accuracy_m, const Options& options);

// Appends the feature without these vertices, its rings closed.
void append_without(const Geometries& from, std::size_t feature,
                    std::span<const std::uint32_t> vertices, Geometries& to);

}  // namespace zamin::quality
