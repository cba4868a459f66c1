#include "catchment/catchment_layers.hpp"

#include <cmath>
#include <map>

#include "catchment/catchment_tables.hpp"
#include "core/table.hpp"

namespace zamin::catchment {

namespace {

ColumnType type_of(CellKind kind) {
    switch (kind) {
        case CellKind::integer:
            return ColumnType::integer;
        case CellKind::real:
            return ColumnType::real;
        case CellKind::text:
            break;
    }
    return ColumnType::text;
}

void push(const Cell& cell, Column& column) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        column.push_text(*text);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        column.push_integer(*whole);
    } else if (const auto* real = std::get_if<double>(&cell)) {
        column.push_real(*real);
    } else {
        column.push_null();
    }
}

Layer empty_layer(const char* name) {
    Layer layer;
    layer.name = name;
    layer.crs = Crs::wgs84();
    return layer;
}

// A table's rows as the attributes of a layer whose geometry is added beside.
void add_columns(const Table& table, Layer& layer) {
    for (const TableColumn& column : table.columns) {
        layer.columns.emplace_back(column.name, type_of(column.kind));
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            push(table.rows[row][i], layer.columns[i]);
        }
        layer.feature_ids.push_back(static_cast<std::int64_t>(row) + 1);
    }
}

void add_point(Coord place, Geometries& geometry) {
    if (!std::isfinite(place.x)) {
        geometry.add_empty();
        return;
    }
    geometry.coords.push_back(place);
    geometry.end_ring();
    geometry.end_part();
    geometry.end_feature(GeometryKind::point);
}

struct FlowSum {
    Coord sum;
    double weight = 0.0;
    double tonnes = 0.0;
    std::int64_t farms = 0;
};

}  // namespace

Layer centre_layer(const Catchments& catchments) {
    Layer layer = empty_layer("centres");
    Table table = centre_table(catchments);
    table.rows.resize(catchments.centres.size());
    add_columns(table, layer);
    for (const Centre& centre : catchments.centres) {
        add_point(centre.place, layer.geometry);
    }
    return layer;
}

Layer farm_layer(const Catchments& catchments) {
    Layer layer = empty_layer("farms");
    add_columns(farm_table(catchments), layer);
    for (const Delivery& delivery : catchments.deliveries) {
        add_point(catchments.farms[delivery.farm].place, layer.geometry);
    }
    return layer;
}

Layer flow_layer(const Catchments& catchments) {
    std::map<std::pair<std::string, std::uint32_t>, FlowSum> flows;
    for (const Delivery& delivery : catchments.deliveries) {
        const Farm& farm = catchments.farms[delivery.farm];
        if (!delivery.centre || !std::isfinite(farm.place.x)) {
            continue;
        }
        const std::string& from = !farm.village.empty() ? farm.village
                                  : !farm.group.empty() ? farm.group
                                                        : farm.id;
        FlowSum& flow = flows[{from, *delivery.centre}];
        const double weight = std::max(delivery.tonnes.value_or(0.0), 1e-6);
        flow.sum = {flow.sum.x + weight * farm.place.x, flow.sum.y + weight * farm.place.y};
        flow.weight += weight;
        flow.tonnes += delivery.tonnes.value_or(0.0);
        ++flow.farms;
    }
    Layer layer = empty_layer("flows");
    Table table;
    table.columns = {{"from", CellKind::text, 0, "From", "", 0},
                     {"centre", CellKind::text, 0, "Centre", "", 0},
                     {"farms", CellKind::integer, 0, "Farms", "", 0},
                     {"tonnes", CellKind::real, 6, "Tonnes", "t", 1}};
    for (const auto& [key, flow] : flows) {
        const Centre& centre = catchments.centres[key.second];
        table.rows.push_back({key.first, centre.id, flow.farms, flow.tonnes});
        layer.geometry.coords.push_back({flow.sum.x / flow.weight, flow.sum.y / flow.weight});
        layer.geometry.coords.push_back(centre.place);
        layer.geometry.end_ring();
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::line);
    }
    add_columns(table, layer);
    return layer;
}

}  // namespace zamin::catchment
