#include "access/dossier_shapes.hpp"

#include <algorithm>
#include <cmath>

#include "access/field.hpp"
#include "core/table_columns.hpp"
#include "measure/edge_distance.hpp"

namespace zamin::access {

namespace {

constexpr const char* utm_42n = "EPSG:32642";
// Closer than surveyors tell apart.
constexpr double touching_m = 0.5;

// A box wider by a distance.
Box widened(Box box, double by_m) {
    constexpr double metres_per_degree = 80000.0;  // of longitude, anywhere in Tajikistan, at least
    const double by_deg = by_m / metres_per_degree;
    return {box.min_x - by_deg, box.min_y - by_deg, box.max_x + by_deg, box.max_y + by_deg};
}

double distance_m(const Geometries& parcels, std::size_t parcel, const Geometries& plots,
                  std::size_t plot) {
    const double nearest_m = measure::between_polygons_m(parcels, parcel, plots, plot, Ellipsoid());
    return nearest_m < touching_m ? 0.0 : nearest_m;
}

Layer empty_layer(const char* name, const Layer& like) {
    Layer layer;
    layer.source = like.source;
    layer.name = name;
    layer.crs = like.crs;
    return layer;
}

void number_rows(Layer& layer, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(row) + 1);
    }
}

Layer parcel_layer(const Dossier& dossier, const Layer& parcels) {
    Layer layer = empty_layer("parcel", parcels);
    Table table;
    table.columns = {{"parcel", CellKind::text, 0, "", "", 0},
                     {"reference", CellKind::text, 0, "", "", 0}};
    table.rows = {{dossier.parcel_id, dossier.reference}};
    layer.columns = layer_columns(table);
    layer.geometry.append(parcels.geometry, dossier.parcel_row);
    number_rows(layer, 1);
    return layer;
}

Layer neighbour_layer(const Dossier& dossier, const DossierSources& sources) {
    Layer layer = empty_layer("neighbours", *sources.plots.layer);
    Table table;
    table.columns = {{"plot", CellKind::text, 0, "", "", 0},
                     {"user", CellKind::text, 0, "", "", 0},
                     {"distance_m", CellKind::real, 1, "", "", 0},
                     {"overlap_ha", CellKind::real, 6, "", "", 0}};
    for (const Neighbour& neighbour : dossier.neighbours) {
        const Plot& plot = sources.holdings.plots[static_cast<std::size_t>(neighbour.plot)];
        table.rows.push_back({plot.id, neighbour.user, neighbour.distance_m, neighbour.overlap_ha});
        layer.geometry.append(sources.plots.layer->geometry, *plot.feature);
    }
    layer.columns = layer_columns(table);
    number_rows(layer, table.rows.size());
    return layer;
}

Layer corner_layer(const Dossier& dossier, const Layer& parcels) {
    Layer layer = empty_layer("corners", parcels);
    layer.crs = Crs::wgs84();
    Table table;
    table.columns = {{"corner", CellKind::integer, 0, "", "", 0},
                     {"east_utm42n_m", CellKind::real, 2, "", "", 0},
                     {"north_utm42n_m", CellKind::real, 2, "", "", 0}};
    for (const Corner& corner : dossier.corners) {
        table.rows.push_back(
            {static_cast<std::int64_t>(corner.number), corner.utm_m.x, corner.utm_m.y});
        layer.geometry.coords.push_back(corner.lonlat);
        layer.geometry.end_ring();
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::point);
    }
    layer.columns = layer_columns(table);
    number_rows(layer, table.rows.size());
    return layer;
}

}  // namespace

std::vector<Corner> corners_of(const Layer& parcels, std::size_t row) {
    std::vector<Corner> corners;
    if (parcels.geometry.kinds[row] != GeometryKind::polygon) {
        return corners;
    }
    const Transformation to_degrees(parcels.crs, Crs::wgs84());
    const Transformation to_utm(Crs::wgs84(), Crs::parse(utm_42n));
    const Geometries& shapes = parcels.geometry;
    for (std::size_t part = shapes.feature_offsets[row]; part < shapes.feature_offsets[row + 1];
         ++part) {
        const Ring ring = shapes.ring(shapes.part_offsets[part]);
        std::vector<Corner> of_part;
        for (const Coord p : ring.first(ring.size() - 1)) {
            const Coord lonlat = to_degrees.apply(p);
            of_part.push_back({0, to_utm.apply(lonlat), lonlat});
        }
        if (signed_area2(ring) > 0.0) {
            std::reverse(of_part.begin(), of_part.end());
        }
        // The map numbers in its own plane, in the same way.
        std::rotate(of_part.begin(),
                    std::max_element(of_part.begin(), of_part.end(),
                                     [](const Corner& a, const Corner& b) {
                                         return a.utm_m.y != b.utm_m.y ? a.utm_m.y < b.utm_m.y
                                                                       : a.utm_m.x > b.utm_m.x;
                                     }),
                    of_part.end());
        for (Corner& corner : of_part) {
            corner.number = static_cast<int>(corners.size()) + 1;
            corners.push_back(corner);
        }
    }
    return corners;
}

std::vector<Neighbour> neighbours_of(const Layer& parcels, const Candidate& parcel,
                                     const Layer& plots, const Holdings& holdings, double reach_m) {
    const Geometries parcels_deg = in_degrees(parcels);
    const Geometries plots_deg = in_degrees(plots);
    const Box near = widened(parcels_deg.feature_box(parcel.row), reach_m);
    std::vector<Neighbour> neighbours;
    for (std::size_t p = 0; p < holdings.plots.size(); ++p) {
        const auto& row = holdings.plots[p].feature;
        if (!row || !near.intersects(plots_deg.feature_box(*row))) {
            continue;
        }
        Neighbour neighbour;
        neighbour.plot = static_cast<Index>(p);
        neighbour.plot_id = holdings.plots[p].id;
        neighbour.distance_m = distance_m(parcels_deg, parcel.row, plots_deg, *row);
        for (const PresentUser& user : parcel.users) {
            if (user.plot == neighbour.plot) {
                neighbour.overlap_ha = user.area_ha;
                neighbour.distance_m = 0.0;
            }
        }
        if (neighbour.distance_m <= reach_m) {
            neighbours.push_back(std::move(neighbour));
        }
    }
    std::stable_sort(
        neighbours.begin(), neighbours.end(),
        [](const Neighbour& a, const Neighbour& b) { return a.distance_m < b.distance_m; });
    return neighbours;
}

std::vector<Layer> dossier_layers(const Dossier& dossier, const DossierSources& sources) {
    std::vector<Layer> layers{parcel_layer(dossier, *sources.parcels.layer)};
    if (sources.plots) {
        layers.push_back(neighbour_layer(dossier, sources));
    }
    layers.push_back(corner_layer(dossier, *sources.parcels.layer));
    return layers;
}

}  // namespace zamin::access
