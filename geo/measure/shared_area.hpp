// The area that two polygons have in common, in the plane of their coordinates, without building
// their intersection.
//
// A polygon is the sum of the strips under its edges, each with the sign of the edge's direction,
// so that the common area is a sum over pairs of edges of the area under the lower of the two.
// Nothing is decided on the way: no crossing is computed, none can be missed, and neighbours that
// share a border cancel out to rounding (some 1e-16 of their common box for each pair of edges
// there).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::measure {

class SharedArea {
  public:
    // `geometries` must outlive this object; exteriors counter-clockwise, holes clockwise. Polygons
    // of many vertices are indexed once, so that small neighbours do not walk all round them.
    explicit SharedArea(const Geometries& geometries);
    ~SharedArea();

    // In the square of the coordinates' unit, >= 0 for valid polygons but for rounding.
    // Thread-safe. Features that are not polygons have none.
    // nullopt for shapes of some ten thousand edges all of which lie over each other.
    std::optional<double> of(std::size_t a, std::size_t b, const Box& box_a,
                             const Box& box_b) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace zamin::measure
