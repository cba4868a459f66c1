#include "access/parcel_surroundings.hpp"

#include <algorithm>
#include <cmath>

#include "access/field.hpp"
#include "measure/angle.hpp"
#include "measure/area.hpp"
#include "measure/box_tree.hpp"
#include "measure/edge_distance.hpp"
#include "measure/overlap.hpp"

namespace zamin::access {

namespace {

std::vector<Box> feature_boxes(const Geometries& geometries) {
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < geometries.feature_count(); ++i) {
        boxes.push_back(geometries.feature_box(i));
    }
    return boxes;
}

bool meets_any(const measure::BoxTree& tree, const Box& box) {
    bool meets = false;
    tree.query(box, 0, [&](std::size_t) { meets = true; });
    return meets;
}

Geometries in_crs(const Layer& layer, const Crs& crs) {
    Geometries geometry = layer.geometry;
    // A table of plots has neither shapes nor a system.
    if (layer.crs.known() && !layer.crs.same_as(crs)) {
        Transformation(layer.crs, crs).apply(geometry.coords);
    }
    return geometry;
}

// The parcels, then the plots near them.
struct Together {
    Layer layer;
    std::vector<std::size_t> plot_rows;  // of what stands behind the parcels
};

Together gather(const Layer& parcels, const Layer& plots) {
    Together together;
    together.layer = parcels;
    together.layer.columns.clear();
    const Geometries geometry = in_crs(plots, parcels.crs);
    const measure::BoxTree tree(feature_boxes(parcels.geometry));
    for (std::size_t row = 0; row < plots.size(); ++row) {
        if (geometry.kinds[row] == GeometryKind::polygon &&
            meets_any(tree, geometry.feature_box(row))) {
            together.layer.geometry.append(geometry, row);
            together.plot_rows.push_back(row);
        }
    }
    together.layer.feature_ids.resize(parcels.size() + together.plot_rows.size());
    for (std::size_t i = 0; i < together.layer.size(); ++i) {
        together.layer.feature_ids[i] = static_cast<std::int64_t>(i);
    }
    return together;
}

std::vector<Index> plots_by_row(const Holdings& holdings, std::size_t rows) {
    std::vector<Index> plots(rows, none);
    for (std::size_t p = 0; p < holdings.plots.size(); ++p) {
        if (const auto& row = holdings.plots[p].feature; row && *row < rows) {
            plots[*row] = static_cast<Index>(p);
        }
    }
    return plots;
}

// Stretches of the lines that are canals.
struct Canals {
    std::vector<Coord> from, to;

    std::vector<Box> boxes() const {
        std::vector<Box> result(from.size());
        for (std::size_t i = 0; i < from.size(); ++i) {
            result[i].add(from[i]);
            result[i].add(to[i]);
        }
        return result;
    }
};

Canals canals_of(const Source& source) {
    Canals canals;
    const Geometries lines = in_degrees(*source.layer);
    Field classes(source, "class");
    for (std::size_t row = 0; row < source.layer->size(); ++row) {
        if (lines.kinds[row] != GeometryKind::line ||
            (classes.exists() && classes.text(row) != "canal")) {
            continue;
        }
        for (std::size_t r = lines.ring_begin(row); r < lines.ring_end(row); ++r) {
            const Ring line = lines.ring(r);
            canals.from.insert(canals.from.end(), line.begin(), line.end() - 1);
            canals.to.insert(canals.to.end(), line.begin() + 1, line.end());
        }
    }
    return canals;
}

// A box wider by a distance; degrees of longitude shrink towards the poles.
Box widened(Box box, double by_m) {
    constexpr double metres_per_degree = 110000.0;  // no degree of latitude is shorter
    const double north = by_m / metres_per_degree;
    const double highest =
        std::min(89.0, std::max(std::abs(box.min_y), std::abs(box.max_y)) + north);
    const double east = north / std::cos(highest * measure::radians_per_degree);
    return {box.min_x - east, box.min_y - north, box.max_x + east, box.max_y + north};
}

}  // namespace

std::vector<std::vector<PresentUser>> present_users(const Layer& parcels, const Layer& plots,
                                                    const Holdings& holdings, Progress& progress) {
    std::vector<std::vector<PresentUser>> users(parcels.size());
    const Together together = gather(parcels, plots);
    const std::vector<double> areas_m2 = measure::feature_areas_m2(together.layer, progress);
    const measure::Overlaps overlaps =
        measure::find_overlaps(together.layer, areas_m2, {}, progress);
    const std::vector<Index> plot_of_row = plots_by_row(holdings, plots.size());
    for (const measure::Overlap& overlap : overlaps.pairs) {
        if (overlap.first < parcels.size() && overlap.second >= parcels.size()) {
            const std::size_t row = together.plot_rows[overlap.second - parcels.size()];
            users[overlap.first].push_back(
                {plot_of_row[row], overlap.area_m2 / measure::m2_per_ha});
        }
    }
    return users;
}

std::vector<std::optional<double>> canal_distances(const Geometries& parcels_deg,
                                                   const Source& source, double limit_m) {
    std::vector<std::optional<double>> distances(parcels_deg.feature_count());
    const Canals canals = canals_of(source);
    const measure::BoxTree tree(canals.boxes());
    const Ellipsoid ellipsoid;
    for (std::size_t p = 0; p < distances.size(); ++p) {
        if (parcels_deg.kinds[p] != GeometryKind::polygon) {
            continue;
        }
        double nearest_m = limit_m;
        bool near = false;
        tree.query(widened(parcels_deg.feature_box(p), limit_m), 0, [&](std::size_t position) {
            const std::uint32_t i = tree.order()[position];
            const double d_m = measure::stretch_to_polygon_m(canals.from[i], canals.to[i],
                                                             parcels_deg, p, ellipsoid);
            near |= d_m <= limit_m;
            nearest_m = std::min(nearest_m, d_m);
        });
        if (near) {
            distances[p] = nearest_m;
        }
    }
    return distances;
}

}  // namespace zamin::access
