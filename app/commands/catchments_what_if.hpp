// The same farms and ways with other centres: moved, made larger or smaller, opened.
#pragma once

#include <optional>
#include <vector>

#include "commands/catchments_run.hpp"

namespace zamin::commands {

// What is tried of a centre; none = as the source has it.
struct CentreTrial {
    std::optional<double> capacity_t;
    std::optional<Coord> place;  // degrees on WGS 84

    bool any() const { return capacity_t || place; }
    friend bool operator==(const CentreTrial&, const CentreTrial&) = default;
};

// The run's question asked anew with `trials` by centre, and with `opened` after the run's own
// centres. Nothing is read. Throws what the mode of travel throws.
catchment::Catchments what_if(const CatchmentsRun& run, const std::vector<CentreTrial>& trials,
                              const std::vector<catchment::Centre>& opened, Progress& progress);

struct AreaOptions {
    double cell_m = 0.0;        // 0 derives it
    std::vector<double> bands;  // ascending costs in the unit of the ways; none: without bands
};

struct Areas {
    std::vector<catchment::ServedField> fields;
    std::vector<Layer> layers;  // "catchments", then "bands" where there are any
};

// Catchments and bands as polygons.
Areas draw(const catchment::Catchments& catchments, const travel::Travel& travel,
           const AreaOptions& options, Progress& progress);

}  // namespace zamin::commands
