// Putting features that lie near each other together, so that what is off the screen is skipped.
#pragma once

#include <cstdint>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::viewer {

// A feature to be placed: where its middle lies along the curve, and what it costs to draw
// (vertices, say).
struct ChunkItem {
    std::uint32_t place = 0;
    std::uint32_t feature = 0;
    std::uint32_t cost = 0;
};

// Sorts the items along the curve and returns where each chunk ends: a chunk's cost is at least
// `wanted_cost`, save the last.
std::vector<std::size_t> order_in_chunks(std::vector<ChunkItem>& items, std::uint64_t wanted_cost);

// Position along the Hilbert curve of order 16 that fills the square of 65536 x 65536 cells.
std::uint32_t hilbert_position(std::uint32_t x, std::uint32_t y);

// The position of a place in the square about `box`.
std::uint32_t place_on_curve(const Coord& place, const Box& box);

}  // namespace zamin::viewer
