#include "measure/overlay.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/error.hpp"
#include "measure/area.hpp"
#include "measure/boundary_cut.hpp"
#include "measure/geos_handles.hpp"

namespace zamin::measure {

namespace {

// Planar area left over below this share of the plot is rounding, not land.
constexpr double rounding_share_of_plot = 1e-9;

double planar_area(const std::vector<Stretch>& boundary, Coord origin) {
    double sum = 0.0;
    for (const Stretch& s : boundary) {
        sum += (s.from.x - origin.x) * (s.to.y - origin.y) -
               (s.to.x - origin.x) * (s.from.y - origin.y);
    }
    return sum / 2.0;
}

}  // namespace

struct Overlay::Impl {
    // What a thread keeps for itself.
    struct Local {
        explicit Local(const Crs& crs) : to_degrees(crs, geographic_base(crs)) {}
        Transformation to_degrees;
        std::vector<std::uint32_t> edges;
        std::vector<Ring> rings;
        std::vector<GeosGeometry> zones;  // made when first needed
        // Parts of large zones, by zone and tile.
        std::map<std::pair<ZoneId, std::size_t>, GeosGeometry> parts;
    };

    Impl(const Geometries& plots_, const Geometries& zones_,
         std::vector<std::optional<ZoneId>> zone_of_feature_, const Crs& crs_)
        : plots(plots_),
          zones(zones_),
          zone_of_feature(std::move(zone_of_feature_)),
          crs(crs_),
          index(zones, zone_of_feature),
          local([this] { return Local(crs); }) {}

    // Ellipsoidal area inside a closed boundary of stretches.
    double area_m2(std::vector<Stretch> boundary, const Local& mine) const {
        if (boundary.empty()) {
            return 0.0;
        }
        if (!crs.geographic()) {
            static_assert(sizeof(Stretch) == 2 * sizeof(Coord));
            mine.to_degrees.apply(std::span(&boundary.front().from, 2 * boundary.size()));
        }
        const double lat0_deg = boundary.front().from.y;
        double sum_m2 = 0.0;
        for (const Stretch& s : boundary) {
            const Coord edge[] = {s.from, s.to};
            sum_m2 -= path_integral_m2(edge, lat0_deg, crs.ellipsoid());
        }
        return sum_m2;
    }

    double area_m2(const GEOSGeometry* geometry, const Local& mine) const {
        Geometries pieces;
        append_polygons(geometry, pieces);
        pieces.end_feature(GeometryKind::polygon);
        mine.to_degrees.apply(pieces.coords);
        return feature_area_m2(pieces, 0, crs.ellipsoid());
    }

    const GEOSGeometry* zone_geometry(ZoneId zone, Local& mine) const {
        if (mine.zones.size() <= zone) {
            mine.zones.resize(zone + std::size_t{1});
        }
        if (!mine.zones[zone]) {
            Geometries all;
            for (std::size_t f = 0; f < zone_of_feature.size(); ++f) {
                if (zone_of_feature[f] == zone) {
                    all.append(zones, f);
                }
            }
            // One multipolygon of all the zone's features.
            Geometries joined = all;
            joined.feature_offsets = {0, all.feature_offsets.back()};
            joined.kinds = {GeometryKind::polygon};
            mine.zones[zone] = polygon_to_geos(joined, 0);
            if (!mine.zones[zone]) {
                throw error("a district's polygon cannot be used for clipping: {}", geos_message());
            }
        }
        return mine.zones[zone].get();
    }

    // The zone, or of a large one a part all round the plot: GEOS walks along all of a polygon for
    // every plot. Which part that is depends on where the plot lies only.
    const GEOSGeometry* zone_about(ZoneId zone, const Box& plot, Local& mine) const {
        constexpr int few_vertices = 300;
        constexpr std::size_t tiles = 32;  // in a row over all zones
        const GEOSGeometry* all = zone_geometry(zone, mine);
        const Box& box = index.box();
        const Coord size{box.width() / tiles, box.height() / tiles};
        const Coord at = plot.center();
        if (GEOSGetNumCoordinates_r(geos(), all) <= few_vertices || !box.contains(at) ||
            !(size.x > 0.0) || !(size.y > 0.0)) {
            return all;
        }
        const auto number = [](double offset, double tile) {
            return std::min(static_cast<std::size_t>(offset / tile), tiles - 1);
        };
        const std::size_t column = number(at.x - box.min_x, size.x);
        const std::size_t row = number(at.y - box.min_y, size.y);
        const double x = box.min_x + (static_cast<double>(column) + 0.5) * size.x;
        const double y = box.min_y + (static_cast<double>(row) + 0.5) * size.y;
        const Box about{x - size.x, y - size.y, x + size.x, y + size.y};
        if (!about.contains(plot)) {
            return all;
        }
        GeosGeometry& part = mine.parts[{zone, row * tiles + column}];
        if (!part) {
            const GeosGeometry window(GEOSGeom_createRectangle_r(geos(), about.min_x, about.min_y,
                                                                 about.max_x, about.max_y));
            part.reset(window ? GEOSIntersection_r(geos(), all, window.get()) : nullptr);
        }
        return part ? part.get() : all;
    }

    PlotOverlay whole(ZoneSet in, double plot_m2) const {
        PlotOverlay result;
        if (in.empty()) {
            result.outside_m2 = plot_m2;
        } else {
            result.zones.push_back({in.front(), plot_m2});
        }
        return result;
    }

    // nullopt where land of the plot may lie in two zones: where some zones overlap, those of a
    // plot do not if they make up the plot and their boundaries nowhere cross. Neighbours whose
    // borders differ by rounding (a corner of one on an edge of the other) overlap by less than
    // that.
    std::optional<PlotOverlay> by_cut(const BoundaryCut& cut, const Local& mine) const {
        PlotOverlay result;
        const Coord origin = cut.plot.front().from;
        const double planar_plot = planar_area(cut.plot, origin);
        double planar_left = planar_plot;
        double left_m2 = area_m2(cut.plot, mine);
        for (const auto& in_zone : cut.zones) {
            const double planar = planar_area(in_zone.common, origin);
            if (planar <= rounding_share_of_plot * planar_plot) {
                continue;
            }
            const double zone_m2 = area_m2(in_zone.common, mine);
            result.zones.push_back({in_zone.zone, zone_m2});
            left_m2 -= zone_m2;
            planar_left -= planar;
        }
        const double rounding = rounding_share_of_plot * planar_plot;
        if (index.zones_overlap() && result.zones.size() > 1 &&
            (cut.zones_cross || std::abs(planar_left) > rounding)) {
            return std::nullopt;
        }
        if (planar_left > rounding) {
            result.outside_m2 = left_m2;
        }
        return result;
    }

    PlotOverlay by_geos(std::size_t plot, double plot_m2, Local& mine) const {
        PlotOverlay result;
        result.by_geos = true;
        GeosGeometry left = polygon_to_geos(plots, plot);
        if (!left) {
            throw error("plot {} cannot be clipped: {}", plot, geos_message());
        }
        std::vector<ZoneId> near;
        for (const std::uint32_t i : mine.edges) {
            near.push_back(index.edge(i).zone);
        }
        for (const Coord& p : plots.feature_coords(plot)) {
            const auto at = index.zones_at(p);
            near.insert(near.end(), at.begin(), at.end());
        }
        std::sort(near.begin(), near.end());
        near.erase(std::unique(near.begin(), near.end()), near.end());

        const double smallest_m2 = rounding_share_of_plot * plot_m2;
        for (const ZoneId zone : near) {
            const GEOSGeometry* district = zone_about(zone, plots.feature_box(plot), mine);
            const GeosGeometry piece(GEOSIntersection_r(geos(), left.get(), district));
            GeosGeometry rest(GEOSDifference_r(geos(), left.get(), district));
            if (!piece || !rest) {
                throw error("plot {} cannot be clipped: {}", plot, geos_message());
            }
            left = std::move(rest);
            const double piece_m2 = area_m2(piece.get(), mine);
            if (piece_m2 > smallest_m2) {
                result.zones.push_back({zone, piece_m2});
            }
        }
        const double left_m2 = area_m2(left.get(), mine);
        result.outside_m2 = left_m2 > smallest_m2 ? left_m2 : 0.0;
        return result;
    }

    const Geometries& plots;
    const Geometries& zones;
    std::vector<std::optional<ZoneId>> zone_of_feature;
    Crs crs;
    ZoneIndex index;
    mutable tbb::enumerable_thread_specific<Local> local;
};

Overlay::Overlay(const Geometries& plots, const Geometries& zones,
                 std::vector<std::optional<ZoneId>> zone_of_feature, const Crs& crs)
    : m_impl(std::make_unique<Impl>(plots, zones, std::move(zone_of_feature), crs)) {}

Overlay::~Overlay() = default;

PlotOverlay Overlay::of(std::size_t plot, double area_m2) const {
    const Impl& impl = *m_impl;
    const Box box = impl.plots.feature_box(plot);
    if (const auto zones = impl.index.zones_of_clear_box(box)) {
        return impl.whole(*zones, area_m2);
    }
    Impl::Local& mine = impl.local.local();
    impl.index.edges_near(box, mine.edges);
    if (mine.edges.empty()) {
        return impl.whole(impl.index.zones_at(impl.plots.feature_coords(plot)[0]), area_m2);
    }
    if (area_m2 > 0.0) {
        mine.rings.clear();
        for (std::size_t r = impl.plots.ring_begin(plot); r < impl.plots.ring_end(plot); ++r) {
            mine.rings.push_back(impl.plots.ring(r));
        }
        if (const auto cut = cut_boundaries(mine.rings, impl.index, mine.edges)) {
            if (auto overlay = impl.by_cut(*cut, mine)) {
                return std::move(*overlay);
            }
        }
    }
    return impl.by_geos(plot, area_m2, mine);
}

bool Overlay::zones_overlap() const {
    return m_impl->index.zones_overlap();
}

}  // namespace zamin::measure
