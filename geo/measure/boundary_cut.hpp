// Cutting the boundaries of a plot and a zone at each other; the exact, fast part of overlay.hpp.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/geometry.hpp"
#include "measure/zone_index.hpp"

namespace zamin::measure {

struct Stretch {
    Coord from;
    Coord to;
};

// The boundaries of plot and zones cut at their crossings.
struct BoundaryCut {
    struct InZone {
        ZoneId zone = 0;
        std::vector<Stretch> common;  // boundary of plot and zone in common, interior to the left
    };
    std::vector<InZone> zones;  // ascending
    std::vector<Stretch> plot;  // the plot's whole boundary, cut at every crossing
    bool zones_cross = false;   // boundaries of two zones surely cross each other near the plot
};

// `rings` are the plot's, exteriors counter-clockwise, holes clockwise; `edges` the index's edges
// near the plot's box. nullopt where rounding could decide a crossing.
std::optional<BoundaryCut> cut_boundaries(std::span<const Ring> rings, const ZoneIndex& index,
                                          std::span<const std::uint32_t> edges);

}  // namespace zamin::measure
