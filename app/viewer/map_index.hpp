// The prepared map of a large layer, kept in a file beside its source, so that the layer is on the
// map at once when it is opened again, while its rows are still being read.
//
// The file holds what prepare_shapes made, with the class of every feature; it is used only with
// the source that it was made from (path, layer, size and time of the file). Whatever is in a file
// of this kind, only shapes that can be drawn come out of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "project/project.hpp"
#include "viewer/render/map_shapes.hpp"

namespace zamin::viewer {

// Layers of so many rows and more are kept.
inline constexpr std::size_t least_rows_kept = 500'000;

struct MapIndex {
    std::string role;
    GeometryKind kind = GeometryKind::none;
    Box lonlat_deg;
    std::string map_crs_wkt;  // of the shapes
    std::shared_ptr<const MapShapes> shapes;
    std::vector<std::uint8_t> classes;  // by feature
};

// "plots.gpkg.plots.zamin-map". Empty for sources that are no files, or of which not all rows, or
// in another place than the file says, are shown.
std::filesystem::path map_index_file(const project::ProjectSource& source);

// What the source's file is now, to be taken before it is read: its size and time, and those of
// what SQLite has not written into it yet. Empty where map_index_file is.
std::string source_stamp(const project::ProjectSource& source);

// nullopt where there is none, of another state of the source, or not whole. Throws Cancelled.
std::optional<MapIndex> read_map_index(const project::ProjectSource& source, Progress& progress);

// Throws Error where the file cannot be written, Cancelled.
void write_map_index(const project::ProjectSource& source, const std::string& stamp,
                     const MapIndex& index, Progress& progress);

}  // namespace zamin::viewer
