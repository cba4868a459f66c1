#include "core/error.hpp"
#include "io/layer_info.hpp"
#include "io/layer_text.hpp"
#include "io/open.hpp"
#include "io/read.hpp"
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
    return text(feature.GetFieldAsString(field));
}

void add_polygon(const OGRFeature& feature, Geometries& shapes) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
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

// The first rows' values and polygons. A damaged row does not hide the others; at the end of the
// rows a failure is left in `messages`.
void look_at_rows(OGRLayer& layer, const LayerText& text, GdalMessages& messages,
                  LayerInfo& described) {
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
        for (int i = 0; i < definition->GetFieldCount(); ++i) {
            const ColumnType type = column_type(*definition->GetFieldDefn(i));
            samplers[static_cast<std::size_t>(i)].add(sample_text(*feature, i, type, text));
        }
        add_polygon(*feature, shapes);
    }
    layer.ResetReading();
    for (const ColumnSampler& sampler : samplers) {
        described.columns.push_back(sampler.info());
    }
    described.median_area_ha = median_area_ha(shapes, described.crs);
}

Box extent_of(OGRLayer& layer) {
    OGREnvelope envelope;
    Box box;
    if (layer.GetLayerDefn()->GetGeomFieldCount() > 0 &&
        layer.GetExtent(&envelope, 1) == OGRERR_NONE) {
        box.add(Coord{envelope.MinX, envelope.MinY});
        box.add(Coord{envelope.MaxX, envelope.MaxY});
    }
    return box;
}

}  // namespace

SourceInfo describe(const SourceName& source, const ReadOptions& options) {
    const GdalMessages quiet;
    const Dataset dataset = open_source(source);
    SourceInfo info;
    info.source = source.path;
    info.driver = dataset->GetDriverName();
    std::vector<OGRLayer*> layers;
    if (source.layer.empty()) {
        for (OGRLayer* layer : dataset->GetLayers()) {
            layers.push_back(layer);
        }
    } else {
        layers.push_back(&find_layer(*dataset, source, GeometryKind::none));
    }
    for (OGRLayer* layer : layers) {
        GdalMessages messages;
        LayerInfo described;
        described.name = layer->GetName();
        described.geometry = OGRGeometryTypeToName(layer->GetGeomType());
        described.features = layer->GetFeatureCount(1);
        described.crs = crs_of(*layer);
        if (const auto shapes = find_shape_columns(*layer, GeometryKind::none); shapes.found()) {
            described.shapes = shape_words(*layer, shapes);
        }
        described.extent = extent_of(*layer);
        const LayerText text(*dataset, *layer, options);
        described.encoding = text.info();
        look_at_rows(*layer, text, messages, described);
        if (!messages.failure().empty()) {
            throw error("{}: layer '{}' cannot be read to its end: {}", info.source, described.name,
                        messages.failure());
        }
        info.layers.push_back(std::move(described));
    }
    return info;
}

}  // namespace zamin::io
