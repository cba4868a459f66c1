// Drawings as layers of a GeoPackage beside the project, for other programs and for `zamin site`.
//
//   candidates   points    id, site, name, capacity_t, commodity
//   notes        points    id, text
//   areas        polygons  id, name
//
// WGS 84. `site` is the name where no other has it, else the name and the id; it is written for
// other programs only. A kind of which there is none has no layer; a file without any is not there.
#pragma once

#include <filesystem>

#include "core/progress.hpp"
#include "project/drawings.hpp"

namespace zamin::project {

inline constexpr const char* candidates_layer = "candidates";

// "land-drawings.gpkg" beside "land.toml".
std::filesystem::path drawings_beside(const std::filesystem::path& project_file);

// Whether a file has such layers only; false where there is none or it cannot be read.
bool holds_drawings(const std::filesystem::path& file);
// Throws Error naming the file, the layer and the row for what is no drawing.
Drawings read_drawings(const std::filesystem::path& file, Progress& progress);
// Written beside and renamed; without drawings the file is removed. Throws Error naming the file.
void write_drawings(const Drawings& drawings, const std::filesystem::path& file,
                    Progress& progress);

}  // namespace zamin::project
