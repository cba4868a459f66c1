// The part of an area that a map shows, for its name.
#pragma once

#include "core/geometry.hpp"
#include "measure/inner_point.hpp"

namespace zamin::print {

// The point well inside what the box shows of polygon feature `feature`; of distance 0 where that
// is nothing. Everything in the plane of the geometry.
measure::InnerPoint seen_inner_point(const Geometries& geometry, std::size_t feature,
                                     const Box& box);

}  // namespace zamin::print
