// A continuous field of costs for the map: a raster in a projected system.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/crs.hpp"
#include "core/geometry.hpp"
#include "core/sentence.hpp"

namespace zamin::travel {

// Square cells in a projected system with metres as units; row 0 is in the north.
struct Frame {
    Crs crs;
    double west = 0.0;   // outer edge of the first column
    double north = 0.0;  // outer edge of the first row
    double cell_m = 100.0;
    std::size_t width = 0;
    std::size_t height = 0;

    std::size_t cells() const { return width * height; }
    Coord center(std::size_t column, std::size_t row) const {
        return {west + (static_cast<double>(column) + 0.5) * cell_m,
                north - (static_cast<double>(row) + 0.5) * cell_m};
    }
    // Column and row of a point of the CRS; false outside.
    bool cell_of(Coord p, std::size_t& column, std::size_t& row) const;
};

struct Field {
    static constexpr std::uint16_t no_source = std::numeric_limits<std::uint16_t>::max();

    Frame frame;
    std::vector<float> cost;             // row by row; infinity = no way
    std::vector<std::uint16_t> nearest;  // the source that the cost leads to

    // Sets a cell unless there is no way or it costs more than `limit`.
    void set(std::size_t cell, double way_cost, std::uint32_t source, double limit) {
        if (way_cost <= limit && way_cost < std::numeric_limits<double>::infinity()) {
            cost[cell] = static_cast<float>(way_cost);
            nearest[cell] = static_cast<std::uint16_t>(source);
        }
    }
};

// Without any way yet.
Field empty_field(const Frame& frame);
// Throws Error for more sources than a field can tell apart.
void check_source_count(std::size_t sources);

// The UTM zone of the box's middle on WGS 84 (universal polar stereographic beyond 84 N and 80 S).
Crs utm_for(const Box& lonlat_deg);

// A frame over the box, in its UTM zone, `margin_m` wider on every side, whole cells. `cell_m` 0
// derives a size that gives about `wanted_cells`: 10, 20, 25, 50, 100, ... m. Throws UsageError for
// a box that is empty or a frame of more than 2^31 cells, saying which size would do.
Frame frame_over(const Box& lonlat_deg, double margin_m, double cell_m = 0.0,
                 std::size_t wanted_cells = 1'000'000);

// How far the frame's projection stretches or shrinks lengths, at most, inside it: scale - 1 in
// parts per thousand with its sign, the largest in size over corners, edges' middles and centre.
double distortion_ppt(const Frame& frame);
// "lengths in WGS 84 / UTM zone 42N are off by up to 0.4 per thousand here".
Sentence distortion_text(const Frame& frame);

// The centres of the cells of a row in degrees on WGS 84.
class CellCenters {
  public:
    explicit CellCenters(const Frame& frame);
    // Not to be shared between threads. The result holds until the next call.
    const std::vector<Coord>& row(std::size_t row);

  private:
    Frame m_frame;
    Transformation m_to_degrees;
    std::vector<Coord> m_row;
};

}  // namespace zamin::travel
