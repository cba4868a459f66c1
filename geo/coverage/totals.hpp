// From what each plot has in each zone to the rows of a coverage: the part that every engine
// shares.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "core/layer.hpp"
#include "coverage/coverage.hpp"
#include "coverage/tally.hpp"
#include "coverage/zones.hpp"
#include "measure/overlay.hpp"

namespace zamin::coverage {

// One a thread, then added up.
struct Counts {
    Tally tally;
    Tally land;  // by zone and season, whatever grows on it; with Overlaps::once only
    AreaSum land_area;
    AreaSum plots_area;
    std::int64_t plots = 0;
    std::int64_t straddling = 0;
    std::int64_t without_polygon = 0;
};

// The plots of an overlay, one unless several are alike, at the zone that holds its largest part;
// the outside is the zone after the last.
void count_plots(const measure::PlotOverlay& overlay, measure::ZoneId outside,
                 std::string_view crop, std::string_view season, std::int64_t plots,
                 Counts& counts);
// The areas of an overlay, each at its zone.
void add_area(const measure::PlotOverlay& overlay, measure::ZoneId outside, std::string_view crop,
              std::string_view season, Tally& tally);

// The rows, and problems of zones. The pieces of cut plots sum to their plots within about 1e-6
// (measure/overlay.hpp). What is left over, in practice a few parts in 1e9 of everything, is spread
// over all rows in proportion, so that the rows sum to the plots' area.
Coverage make_coverage(const Layer& districts, const Zones& zones,
                       std::span<const Counts* const> parts, bool zones_overlap,
                       const CoverageOptions& options);

// Throws Error for layers without a CRS, and for no districts.
void check_district_layer(const Layer& districts);

}  // namespace zamin::coverage
