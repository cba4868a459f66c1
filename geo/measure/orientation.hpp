// Direction of rings.
#pragma once

#include <algorithm>
#include <span>

#include "core/geometry.hpp"

namespace zamin::measure {

// Reverses the closed ring in place where it does not run the wanted way.
inline void orient(std::span<Coord> ring, bool counter_clockwise) {
    if ((signed_area2(ring) > 0.0) != counter_clockwise) {
        std::reverse(ring.begin(), ring.end());
    }
}

}  // namespace zamin::measure
