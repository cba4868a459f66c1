// How steep the ground is at a place, from heights on square cells.
#pragma once

#include <optional>

#include "core/raster.hpp"

namespace zamin::siting {

class SlopeMap {
  public:
    // Heights in metres in a projected system with metres as units. The raster must outlive this.
    explicit SlopeMap(const RealRaster& heights_m);

    // Per cent at a place in degrees on WGS 84, by the eight cells round its own (Horn, "Hill
    // shading and the reflectance map", 1981); none beside the raster's inside or where a height is
    // missing.
    std::optional<double> percent(Coord lonlat_deg) const;
    // The height of the cell that the place lies in, in metres; none beside the raster and in gaps.
    std::optional<double> height_m(Coord lonlat_deg) const;

  private:
    struct Cell {
        double column = 0.0;
        double row = 0.0;
    };
    Cell cell_of(Coord lonlat_deg) const;
    // Whether the cell and `margin` cells on every side of it lie on the raster.
    bool has(const Cell& cell, double margin) const;

    const RealRaster& m_heights;
    Transformation m_to_raster;
};

}  // namespace zamin::siting
