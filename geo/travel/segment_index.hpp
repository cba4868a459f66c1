// The nearest segments to a point, through a grid over their boxes.
//
// Distances are taken in the plane that touches the ellipsoid at the point asked for: within 1e-5
// of the geodesic for a few kilometres.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/geometry.hpp"

namespace zamin::travel {

struct Segment {
    Coord from;  // degrees on WGS 84
    Coord to;
};

struct NearestSegment {
    std::uint32_t segment = 0;
    double share = 0.0;  // of the segment's length, from its start: where the nearest place is
    double distance_m = 0.0;
    Coord place;
};

class SegmentIndex {
  public:
    explicit SegmentIndex(std::vector<Segment> segments);

    // The nearest segment within `reach_m` that `accept` takes; false if there is none. Of several
    // at the same distance the one with the lowest number. Thread-safe.
    bool nearest(Coord p, double reach_m, const std::function<bool(std::uint32_t)>& accept,
                 NearestSegment& found) const;

    // Whether a segment (degrees, taken as straight in longitude and latitude) meets any of these.
    // Thread-safe.
    bool crosses(const Segment& segment) const;

  private:
    struct Cells {
        std::ptrdiff_t x0, x1, y0, y1;  // inclusive
    };
    Cells cells_of(const Box& box) const;
    template <typename Visit>
    void for_each_cell(const Segment& segment, Visit visit) const;

    std::vector<Segment> m_segments;
    Box m_box;
    double m_cell_deg = 1.0;
    std::ptrdiff_t m_columns = 1;
    std::ptrdiff_t m_rows = 1;
    std::vector<std::uint32_t> m_offsets;  // by cell, into m_in_cell
    std::vector<std::uint32_t> m_in_cell;
};

}  // namespace zamin::travel
