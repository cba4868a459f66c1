// Edges that two shapes share, so that dashes of one do not fill the gaps of the other; for the
// .cpp files of app/viewer/render.
#pragma once

#include <cstdint>
#include <vector>

#include "viewer/render/map_shapes.hpp"

namespace zamin::viewer {

// By point: 1 where the edge that begins there was met before, in either direction.
std::vector<std::uint8_t> repeated_edges(const MapShapes& shapes);

}  // namespace zamin::viewer
