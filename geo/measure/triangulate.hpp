// Cutting polygons into triangles, for drawing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::measure {

// Triangles of one polygon part: its exterior, then its holes, closed rings in plane coordinates,
// of any orientation. Three indices a triangle, counter-clockwise, into the rings' vertices one
// ring after another, closing vertices not counted. The triangles of a valid polygon cover it
// exactly once. An invalid one (crossing itself, a hole outside) mostly gives none, as do rings of
// fewer than three different vertices: mend it first (repair.hpp).
std::vector<std::uint32_t> triangulate(std::span<const Ring> rings);

}  // namespace zamin::measure
