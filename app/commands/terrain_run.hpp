// The terrain of a project.
#pragma once

#include <memory>
#include <optional>

#include "commands/travel_run.hpp"
#include "core/layer.hpp"
#include "core/raster.hpp"
#include "core/remark.hpp"
#include "travel/field.hpp"
#include "travel/roads.hpp"

namespace zamin::commands {

travel::Roads read_roads(const TravelRequest& request, travel::Vehicle vehicle,
                         std::vector<Remark>& notes, Progress& progress);

// Lines, polygons and points of a role in degrees on WGS 84; empty where the project has no such
// source.
Layer read_in_degrees(const project::Project& project, const char* role, std::vector<Remark>& notes,
                      Progress& progress);
// Heights in metres from the project's elevation, on square cells over the box and a kilometre
// round it; none where the project has no elevation or the box is empty.
std::optional<RealRaster> heights_over(const project::Project& project, const Box& lonlat_deg,
                                       Progress& progress);

// Elevation, and where the project has them land cover (a raster of WorldCover's classes), roads,
// water and barriers. Throws UsageError for --by terrain without elevation.
std::unique_ptr<travel::Travel> make_terrain_travel(const TravelRequest& request,
                                                    std::vector<Remark>& notes, Progress& progress);

}  // namespace zamin::commands
