#include "catchment/areas.hpp"

#include <algorithm>
#include <cmath>

#include "catchment/assign.hpp"
#include "catchment/catchment_tables.hpp"
#include "catchment/cell_areas.hpp"
#include "core/error.hpp"
#include "measure/area.hpp"
#include "measure/intersection.hpp"

namespace zamin::catchment {

namespace {

Box box_of(const Catchments& catchments) {
    Box box;
    const auto add = [&](Coord p) {
        if (std::isfinite(p.x) && std::isfinite(p.y)) {
            box.add(p);
        }
    };
    for (const Centre& centre : catchments.centres) {
        add(centre.place);
    }
    for (const Delivery& delivery : catchments.deliveries) {
        if (delivery.reason != Reason::no_centre) {
            add(catchments.farms[delivery.farm].place);
        }
    }
    return box;
}

Layer area_layer(const char* name, std::span<const ServedField> fields) {
    Layer layer;
    layer.name = name;
    layer.crs = fields.empty() ? Crs::wgs84() : fields.front().field.frame.crs;
    return layer;
}

void add_areas(Layer& layer, Progress& progress) {
    layer.columns.emplace_back("area_ha", ColumnType::real);
    for (const double area_m2 : measure::feature_areas_m2(layer, progress)) {
        layer.columns.back().push_real(area_m2 / measure::m2_per_ha);
        layer.feature_ids.push_back(static_cast<std::int64_t>(layer.feature_ids.size()) + 1);
    }
}

}  // namespace

std::vector<ServedField> served_fields(const Catchments& catchments, const travel::Travel& travel,
                                       double cell_m, Progress& progress) {
    constexpr double margin_m = 2000.0;
    const travel::Frame frame = travel::frame_over(box_of(catchments), margin_m, cell_m, 250'000);
    travel::CostOptions options;
    options.limit = catchments.options.limit;
    options.heading = catchments.options.heading;
    options.threads = catchments.options.threads;
    std::vector<ServedField> fields;
    for (const auto& members : centre_classes(catchments.centres, catchments.options.serves)) {
        std::vector<Coord> sources;
        for (const std::uint32_t centre : members) {
            sources.push_back(catchments.centres[centre].place);
        }
        const bool any = catchments.options.serves == Serves::all;
        fields.push_back({any ? "" : catchments.centres[members.front()].commodity, members,
                          travel.field(sources, frame, options, progress)});
    }
    return fields;
}

Layer catchment_areas(const Catchments& catchments, std::span<const ServedField> fields,
                      Progress& progress) {
    Layer layer = area_layer("catchments", fields);
    for (const char* column : {"centre", "name", "commodity"}) {
        layer.columns.emplace_back(column, ColumnType::text);
    }
    for (const ServedField& served : fields) {
        std::vector<std::int32_t> labels(served.field.nearest.size(), -1);
        for (std::size_t cell = 0; cell < labels.size(); ++cell) {
            if (served.field.nearest[cell] != travel::Field::no_source) {
                labels[cell] = served.field.nearest[cell];
            }
        }
        layer.geometry.append_all(cell_areas(labels, served.centres.size(), served.field.frame));
        for (const std::uint32_t centre : served.centres) {
            layer.columns[0].push_text(catchments.centres[centre].id);
            layer.columns[1].push_text(catchments.centres[centre].name);
            layer.columns[2].push_text(catchments.centres[centre].commodity);
        }
    }
    add_areas(layer, progress);
    return layer;
}

Layer band_areas(const Catchments& catchments, std::span<const ServedField> fields,
                 std::span<const double> limits, Progress& progress) {
    Layer layer = area_layer("bands", fields);
    layer.columns.emplace_back("commodity", ColumnType::text);
    layer.columns.emplace_back("from", ColumnType::real);
    layer.columns.emplace_back("to", ColumnType::real);
    layer.columns.emplace_back("unit", ColumnType::text);
    for (const ServedField& served : fields) {
        std::vector<std::int32_t> labels(served.field.cost.size(), -1);
        for (std::size_t cell = 0; cell < labels.size(); ++cell) {
            const auto band = std::lower_bound(limits.begin(), limits.end(),
                                               static_cast<double>(served.field.cost[cell]));
            if (band != limits.end()) {
                labels[cell] = static_cast<std::int32_t>(band - limits.begin());
            }
        }
        layer.geometry.append_all(cell_areas(labels, limits.size(), served.field.frame));
        for (std::size_t i = 0; i < limits.size(); ++i) {
            layer.columns[0].push_text(served.commodity);
            layer.columns[1].push_real(i == 0 ? 0.0 : shown_cost(limits[i - 1], catchments.unit));
            layer.columns[2].push_real(shown_cost(limits[i], catchments.unit));
            layer.columns[3].push_text(shown_unit(catchments.unit));
        }
    }
    add_areas(layer, progress);
    return layer;
}

namespace {

void push_value(const Column& from, std::size_t row, Column& to) {
    if (from.is_null(row)) {
        to.push_null();
    } else if (from.type() == ColumnType::real) {
        to.push_real(from.reals()[row]);
    } else {
        to.push_text(from.text_view(row));
    }
}

}  // namespace

Layer clipped(const Layer& areas, const Layer& districts, const std::string& name_column,
              Progress& progress) {
    progress.step("cutting areas to districts");
    const Column& names = districts.column(name_column);
    Geometries cutters = districts.geometry;
    const Transformation to_plane(districts.crs, areas.crs);
    if (to_plane.apply(cutters.coords) > 0) {
        throw error("{}: layer '{}': some districts lie outside the area of {}", districts.source,
                    districts.name, areas.crs.label());
    }
    Layer pieces;
    pieces.name = areas.name;
    pieces.crs = areas.crs;
    for (const Column& column : areas.columns) {
        if (column.name != "area_ha") {
            pieces.columns.emplace_back(column.name, column.type());
        }
    }
    pieces.columns.emplace_back("district", ColumnType::text);
    for (std::size_t area = 0; area < areas.size(); ++area) {
        for (std::size_t district = 0; district < districts.size(); ++district) {
            progress.check();
            if (areas.geometry.kinds[area] != GeometryKind::polygon ||
                cutters.kinds[district] != GeometryKind::polygon ||
                !measure::append_intersection(areas.geometry, area, cutters, district,
                                              pieces.geometry)) {
                continue;
            }
            for (std::size_t i = 0; i + 1 < pieces.columns.size(); ++i) {
                push_value(areas.columns[i], area, pieces.columns[i]);
            }
            pieces.columns.back().push_text(names.text(district));
        }
    }
    add_areas(pieces, progress);
    return pieces;
}

}  // namespace zamin::catchment
