// The terrain of a project; for travel_run.cpp only.
#pragma once

#include <memory>

#include "commands/travel_run.hpp"
#include "travel/roads.hpp"

namespace zamin::commands {

travel::Roads read_roads(const TravelRequest& request, travel::Vehicle vehicle,
                         std::vector<std::string>& notes, Progress& progress);

// Elevation, and where the project has them land cover (a raster of WorldCover's classes), roads,
// water and barriers. Throws UsageError for --by terrain without elevation.
std::unique_ptr<travel::Travel> make_terrain_travel(const TravelRequest& request,
                                                    std::vector<std::string>& notes,
                                                    Progress& progress);

}  // namespace zamin::commands
