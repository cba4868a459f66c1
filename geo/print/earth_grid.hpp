// Where a map's coordinates lie on the earth. For .cpp files of geo/print only.
#pragma once

#include <map>
#include <string>

#include "core/crs.hpp"

namespace zamin::print {

// A projected system and the degrees of its datum.
struct EarthGrid {
    explicit EarthGrid(const Crs& crs) : EarthGrid(crs, geographic_base(crs)) {}

    // Degrees, clockwise, from the page's upward direction (grid north) to true north at a place.
    double convergence_deg(Coord at_m) const;

    Transformation to_degrees;
    Transformation to_map;

  private:
    EarthGrid(const Crs& crs, const Crs& degrees)
        : to_degrees(crs, degrees), to_map(degrees, crs) {}
};

// PROJ takes milliseconds to find a way between two systems, and all pages of a book have the same
// ones. Not to be shared between threads.
class EarthGrids {
  public:
    const EarthGrid& of(const Crs& crs) {
        return m_grids.try_emplace(crs.wkt(), crs).first->second;
    }

  private:
    std::map<std::string, EarthGrid> m_grids;
};

}  // namespace zamin::print
