// Area of a plot in each of the zones (districts) that it reaches into.
//
// By the boundary integral, without building the pieces: the boundary of plot and zone in common is
// the stretches of the plot's boundary inside the zone and those of the zone's inside the plot, and
// the ellipsoidal area under each stretch is known (area.hpp). Clipping is in the plane of the
// coordinates; the pieces' edges are then geodesics. Where rounding could decide a crossing (shared
// vertices, edges that run along each other), and for plots of which zones share land, GEOS builds
// the pieces instead.
#pragma once

#include <memory>
#include <vector>

#include "core/crs.hpp"
#include "core/geometry.hpp"
#include "measure/zone_index.hpp"

namespace zamin::measure {

struct ZoneArea {
    ZoneId zone = 0;
    double area_m2 = 0.0;
};

// What a plot's overlay found. The areas of a cut plot sum to its own within about 1e-6 for a
// field of some hectares (2e-5 for edges of a kilometre): a cut point, straight in the plane, does
// not lie on the geodesic between its edge's ends.
struct PlotOverlay {
    std::vector<ZoneArea> zones;  // ascending by zone, none of them without area
    double outside_m2 = 0.0;
    bool by_geos = false;
};

class Overlay {
  public:
    // `plots` and `zones` are in `crs`, and must outlive this object. Lower zone ids win where
    // zones overlap.
    Overlay(const Geometries& plots, const Geometries& zones,
            std::vector<std::optional<ZoneId>> zone_of_feature, const Crs& crs);
    ~Overlay();

    // Thread-safe. `area_m2` is the plot's own area; `plot` is a polygon.
    PlotOverlay of(std::size_t plot, double area_m2) const;
    // Whether some land belongs to several zones.
    bool zones_overlap() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace zamin::measure
