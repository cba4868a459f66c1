// Everything that is wrong with a layer that can be seen in it: the shapes of its rows, its
// records, and the land that two of its rows claim. Nothing is changed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "measure/repair.hpp"
#include "quality/finding.hpp"

namespace zamin::quality {

// The columns that say it; empty, or a column that the layer does not have, leaves out what needs
// it.
struct Fields {
    std::string id;
    std::string season;
    std::string holder_id;
    std::string declared_ha;
    std::string capture;  // "walked", "drawn"
    std::string accuracy_m;
    double declared_per_ha = 1.0;  // units of declared areas in a hectare: 100 for sotka
};

struct Options {
    bool outlines =
        true;  // polygons as somebody walked or drew them: vertices, spikes, size, parts
    bool overlaps = true;
    measure::Repair repair = measure::Repair::structure;  // how crossings would be mended

    double stall_m = 0.5;             // vertices closer than this are one
    double spike_accuracies = 3.0;    // a spike is farther out than so many times its accuracy ...
    double spike_turn_deg = 150.0;    // ... and turns back by more than this
    double assumed_accuracy_m = 5.0;  // where the row has none
    double zero_distance_m = 10'000.0;  // a vertex at (0, 0) this far from its neighbours is none
    double knot_m2 = 1.0;               // loops smaller than this are dropped
    double least_m2 = 20.0;             // a plot is not smaller
    double sliver_m = 2.0;              // a strip in common up to this width is a sliver
    double sliver_share = 0.5;          // but not where it is more than this of one of the two
    double conflict_share = 0.01;       // in common, of the smaller of the two
    double same_iou = 0.8;              // more: one plot surveyed twice
    double declared_share = 0.15;       // declared against measured
    int threads = 0;                    // 0 = one a core
};

// Polygons need not be valid: they are best read with Repair::none, exteriors first, rings closed.
// Areas and overlaps are those of the mended polygons. The result depends neither on the number of
// threads nor on the order of rows. Throws Error for polygons without CRS, Cancelled.
Findings find_problems(const Layer& layer, const Fields& fields, const Options& options,
                       Progress& progress);

}  // namespace zamin::quality
