// The world as layers in degrees (WGS 84), with the columns of the roles.
#pragma once

#include <vector>

#include "core/layer.hpp"
#include "core/raster.hpp"
#include "sample/grid.hpp"
#include "sample/world.hpp"

namespace zamin::sample {

// districts, jamoats, villages, roads, water, plots, parcels, members, groups, clusters, rights,
// agreements, yields, centres, services, notes.
std::vector<Layer> world_layers(const World& world);

// Whole metres in UTM zone 42 N.
Raster elevation_raster(const Grid& heights_m);

}  // namespace zamin::sample
