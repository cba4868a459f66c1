// A ring or line as a path on paper. For .cpp files of geo/print only.
#pragma once

#include <unordered_set>

#include "print/map_drawing.hpp"

namespace zamin::print {

// Adds the ring, closed or open, in millimetres of the page. Vertices are left out that the way
// past them misses by at most `off_mm`, and those beyond the frame whose neighbours lie beyond the
// same side of it: nothing of the way past them is seen. The first and the last vertex stay.
void add_ring(cairo_t* cr, Ring ring, const MapFrame& frame, bool closed, double off_mm);

// Outlines of neighbours. A border that two of them share is drawn once: drawn twice, dashes fill
// each other's gaps, pale lines are darker, and a page of many districts is twice as large.
class Outlines {
  public:
    void add(cairo_t* cr, Ring ring, const MapFrame& frame, bool closed, double off_mm);

  private:
    // In either direction.
    struct Side {
        Coord less;
        Coord more;
        bool operator==(const Side&) const = default;
    };
    struct SideHash {
        std::size_t operator()(const Side& side) const;
    };
    bool is_new(Coord a, Coord b);

    std::unordered_set<Side, SideHash> m_drawn;
};

}  // namespace zamin::print
