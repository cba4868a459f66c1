// From a source's name to a layer that the window can show: what jobs do on their threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

// The layers that a source stands for: itself if it names its layer or can hold only one, else one
// source for every layer of the file that has rows. Throws Error like io::describe.
std::vector<project::ProjectSource> sources_of(const std::string& text);

// Reads a layer and finds out what it is for; without an id and not yet drawn. A role given in
// `source` is kept. Throws Error like io::read_layer, Cancelled.
LoadedLayer load_layer(const project::ProjectSource& source, Progress& progress);

// The crops of a layer by a column; a column that does not exist leaves every crop unknown.
CropField crop_field(const Layer& layer, const std::string& column);

// What the renderer needs of a layer in a projection.
struct PreparedLayer {
    std::shared_ptr<const MapShapes> shapes;
    std::shared_ptr<const Transformation> to_map;
    std::shared_ptr<const Transformation> from_map;
    std::vector<MapLabel> labels;
};
// `kept` are its shapes in this projection, where they are known already; null = to be made.
PreparedLayer prepare_layer(const LoadedLayer& layer, const Crs& map_crs,
                            std::shared_ptr<const MapShapes> kept, Progress& progress);

// The box of one feature in map space; empty without geometry.
Box feature_box_m(const LoadedLayer& layer, std::size_t row);

// The box grown about its middle to at least `side_m`, so that a small plot is shown with what
// surrounds it; an empty box stays empty.
Box with_surroundings(Box box_m, double side_m = 200.0);

// Box of a layer in degrees; empty if the layer has no CRS or nothing that can be projected.
Box lonlat_box(const Layer& layer);
Box lonlat_box(const Box& own, const Crs& crs);

// What most features are.
GeometryKind main_kind(const Layer& layer);

}  // namespace zamin::viewer
