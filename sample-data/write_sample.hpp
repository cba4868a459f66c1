// The sample on disk: khatlon.gpkg, khatlon_elevation.tif and the project file khatlon.toml.
#pragma once

#include <filesystem>

#include "sample/make_world.hpp"

namespace zamin::sample {

// Creates the folder if need be; files of the same names are replaced. Throws what settle and the
// writers throw.
void write_sample(const std::filesystem::path& folder, const SampleOptions& options,
                  Progress& progress);

// The project file's text.
std::string project_text();

}  // namespace zamin::sample
