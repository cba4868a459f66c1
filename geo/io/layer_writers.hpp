// The layer formats behind write_layers; for .cpp files of geo/io only.
#pragma once

#include <filesystem>
#include <span>

#include "core/layer.hpp"
#include "core/progress.hpp"

namespace zamin::io {

void write_gpkg(std::span<const Layer* const> layers, const std::filesystem::path& path,
                Progress& progress);
void write_fgb(const Layer& layer, const std::filesystem::path& path, Progress& progress);
void write_geojson(const Layer& layer, const std::filesystem::path& path, Progress& progress);
void write_layer_csv(const Layer& layer, const std::filesystem::path& path, Progress& progress);

// The layer's geometry in degrees on WGS 84. Throws Error naming the layer when its CRS is unknown,
// and the feature when it lies outside its CRS's domain.
Geometries in_wgs84(const Layer& layer);

}  // namespace zamin::io
