// The map of one parcel, for a request to an authority: its corners numbered, its neighbours with
// their users, canals and roads, room around it.
#pragma once

#include <string>
#include <vector>

#include "print/sheet.hpp"
#include "print/world.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

// Frame of a figure across an A4 page with a margin for binding.
inline constexpr double figure_width_mm = 170.0;

struct ParcelNeighbour {
    std::string label;  // "Plot 17: Saidov A."; written inside the neighbour
    std::shared_ptr<const Geometries> geometry;  // in the world's system
    std::size_t feature = 0;
    // On the parcel or at its edge: named before the others, and on the parcel itself where there
    // is no other room.
    bool adjoins = false;
};
// As wide as a ditch or a path: what lies nearer adjoins.
inline constexpr double adjoining_m = 5.0;

struct ParcelCorner {
    int number = 0;  // from 1, clockwise from the northernmost
    Coord at_m;      // easting, northing in the world's system
    Coord lonlat_deg;
};

struct ParcelMap {
    PageMap map;
    std::vector<LegendGroup> legend;
    std::vector<ParcelCorner> corners;
};

// `parcel` in the world's system; of a parcel in several parts all exteriors are numbered on.
// Layers that show nothing in a frame of about `frame_mm` are left out of map and legend.
// `called` is the parcel's name in the legend, a message. Throws Error when the feature is not a
// polygon.
ParcelMap parcel_map(const World& world, std::shared_ptr<const Geometries> parcel,
                     std::size_t feature, const std::vector<ParcelNeighbour>& neighbours,
                     const char* called, const text::Catalogue& words,
                     SizeMm frame_mm = {figure_width_mm, 110.0});

// The corners as a table: number, easting, northing, latitude, longitude.
SheetTable corner_table(const ParcelMap& parcel, const text::Catalogue& words);

}  // namespace zamin::print
