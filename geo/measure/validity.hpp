// A quick test that proves most polygons valid, so that GEOS need not see them.
#pragma once

#include "core/geometry.hpp"

namespace zamin::measure {

// True only if the closed ring is certainly simple (no edge touches or crosses another, no
// repeated vertex, not flat), decided by orientation tests whose rounding error is bounded
// (Shewchuk 1997, "Adaptive precision floating-point arithmetic", bound A). False means "do not
// know": ask validity of the whole polygon. Meant for plots: rings of more than 64 vertices are
// never decided here.
bool surely_simple(Ring ring);

// Sign of the turn a -> b -> c: 1 left, -1 right, 0 when rounding could decide it.
int sure_turn(Coord a, Coord b, Coord c);

}  // namespace zamin::measure
