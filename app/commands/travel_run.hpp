// A mode of travel from the sources of a project; for every command that asks --by.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "core/remark.hpp"
#include "project/project.hpp"
#include "travel/limit.hpp"
#include "travel/travel.hpp"

namespace zamin::commands {

struct TravelRequest {
    const project::Project* project = nullptr;  // its roads, elevation, water, ...
    std::string by = "line";                    // line, road, terrain
    double detour_factor = 1.0;                 // line
    std::string vehicle;                        // road: pickup; on roads in terrain: on foot
    bool by_length = false;                     // road: metres in place of seconds
    double snap_tolerance_m = 0.0;              // road: ends this short of another are joined
    std::string speeds;                         // road: a table of speeds; empty = the defaults
    std::string walking = "tobler";             // terrain: tobler or langmuir
    double cell_m = 0.0;                        // terrain: size of a cell; 0 derives it
    double steepest_pct = 100.0;                // terrain: steeper land is not walked
    std::vector<std::string> barrier_water{"river", "lake", "reservoir"};  // terrain: and no class
    // terrain: where farms and sources are, degrees; of an elevation that is too large to be
    // searched as a whole, the land round them is (terrain_frame()).
    Box around;
};

// Throws UsageError for an unknown word, for a source that the mode needs and the project lacks,
// and what reading throws. What there is to say about the reading goes to `notes`.
std::unique_ptr<travel::Travel> make_travel(const TravelRequest& request,
                                            std::vector<Remark>& notes, Progress& progress);

}  // namespace zamin::commands
