#include "io/look_at_layer.hpp"

#include <fmt/format.h>

#include "io/field_shapes.hpp"
#include "io/layer_info.hpp"
#include "io/open.hpp"
#include "io/read_features.hpp"
#include "io/wkb.hpp"

namespace zamin::io {

namespace {

std::string sample_text(const OGRFeature& feature, int field, ColumnType type,
                        const LayerText& text) {
    if (!feature.IsFieldSetAndNotNull(field)) {
        return {};
    }
    if (type == ColumnType::date || type == ColumnType::datetime) {
        return iso_date(feature, field, type == ColumnType::datetime);
    }
    if (type == ColumnType::real) {
        return fmt::format("{}", feature.GetFieldAsDouble(field));
    }
    return text(feature.GetFieldAsString(field));
}

// Where a row is: the middle of its shape.
void add_place(const OGRGeometry* shape, LayerInfo& described) {
    if (!shape || shape->IsEmpty()) {
        return;
    }
    OGREnvelope box;
    shape->getEnvelope(&box);
    described.places.push_back({(box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2});
}

void add_polygon(const OGRGeometry* geometry, Geometries& shapes) {
    if (!geometry || kind_of(geometry->getGeometryType()) != GeometryKind::polygon) {
        return;
    }
    std::vector<std::byte> wkb(geometry->WkbSize());
    geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
    const GeometryMark before = mark(shapes);
    const WkbResult result = append_wkb(wkb, shapes);
    if (result.status == WkbStatus::ok && result.kind == GeometryKind::polygon && result.finite) {
        shapes.end_feature(GeometryKind::polygon);
    } else {
        take_back(shapes, before);
    }
}

// The first rows' values and polygons.
void look_at_rows(OGRLayer& layer, const LayerText& text, const ShapeColumns& in_columns,
                  GdalMessages& messages, LayerInfo& described) {
    OGRFeatureDefn* definition = layer.GetLayerDefn();
    std::vector<ColumnSampler> samplers;
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        const OGRFieldDefn* field = definition->GetFieldDefn(i);
        samplers.emplace_back(text(field->GetNameRef()), column_type(*field));
    }
    Geometries shapes;
    layer.ResetReading();
    for (; described.rows_looked_at < sampled_rows; ++described.rows_looked_at) {
        messages.clear();
        const Feature feature(layer.GetNextFeature());
        if (!feature) {
            break;
        }
        messages.clear();
        std::vector<Problem> ignored;
        const RowShape in_column = in_columns.found()
                                       ? shape_of(*feature, in_columns, IntakeContext{}, ignored)
                                       : RowShape{};
        const OGRGeometry* shape =
            in_columns.found() ? in_column.geometry.get() : feature->GetGeometryRef();
        add_place(shape, described);
        for (int i = 0; i < definition->GetFieldCount(); ++i) {
            const ColumnType type = column_type(*definition->GetFieldDefn(i));
            samplers[static_cast<std::size_t>(i)].add(sample_text(*feature, i, type, text));
        }
        add_polygon(shape, shapes);
    }
    layer.ResetReading();
    for (const ColumnSampler& sampler : samplers) {
        described.columns.push_back(sampler.info());
    }
    const bool degrees = in_columns.found() && in_columns.degrees && !described.crs.known();
    described.median_area_ha = median_area_ha(shapes, degrees ? Crs::wgs84() : described.crs);
}

}  // namespace

LayerInfo look_at_layer(OGRLayer& layer, const LayerText& text, GdalMessages& messages) {
    LayerInfo info;
    info.name = layer.GetName();
    info.geometry = OGRGeometryTypeToName(layer.GetGeomType());
    info.crs = crs_of(layer);
    const ShapeColumns shapes = find_shape_columns(layer, GeometryKind::none);
    if (shapes.found()) {
        info.shapes = shape_words(layer, shapes);
        info.shapes_kind = shapes.kind;
    }
    info.encoding = text.info();
    look_at_rows(layer, text, shapes, messages, info);
    return info;
}

}  // namespace zamin::io
