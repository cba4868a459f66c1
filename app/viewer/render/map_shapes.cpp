#include "viewer/render/map_shapes.hpp"

#include <algorithm>

namespace zamin::viewer {

std::span<const MapShapes::RunBox> MapShapes::runs_of(std::uint32_t ring) const {
    const auto found = std::ranges::lower_bound(long_rings, ring, {}, &LongRing::ring);
    if (found == long_rings.end() || found->ring != ring) {
        return {};
    }
    const std::size_t end =
        found + 1 == long_rings.end() ? run_boxes.size() : std::size_t{(found + 1)->first_box};
    return std::span(run_boxes).subspan(found->first_box, end - found->first_box);
}

const MapShapes::Chunk& MapShapes::chunk_of(std::uint32_t shape) const {
    return *std::ranges::upper_bound(chunks, shape, {}, &Chunk::end_shape);
}

}  // namespace zamin::viewer
