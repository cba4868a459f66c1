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

  private:
    const RealRaster& m_heights;
    Transformation m_to_raster;
};

}  // namespace zamin::siting
