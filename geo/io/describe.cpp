#include "core/error.hpp"
#include "io/layer_text.hpp"
#include "io/open.hpp"
#include "io/read.hpp"
#include "io/read_features.hpp"

#include <algorithm>

namespace zamin::io {

namespace {

constexpr std::size_t sample_values = 5;
constexpr int sampled_rows = 200;

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

// A damaged row does not hide the others; at the end of the rows a failure is left in `messages`.
std::vector<ColumnInfo> columns_with_samples(OGRLayer& layer, const LayerText& text,
                                             GdalMessages& messages) {
    OGRFeatureDefn* definition = layer.GetLayerDefn();
    std::vector<ColumnInfo> columns;
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        const OGRFieldDefn* field = definition->GetFieldDefn(i);
        columns.push_back({text(field->GetNameRef()), column_type(*field), {}});
    }
    layer.ResetReading();
    for (int row = 0; row < sampled_rows; ++row) {
        messages.clear();
        const Feature feature(layer.GetNextFeature());
        if (!feature) {
            break;
        }
        messages.clear();
        for (int i = 0; i < definition->GetFieldCount(); ++i) {
            auto& samples = columns[static_cast<std::size_t>(i)].samples;
            const std::string value =
                sample_text(*feature, i, columns[static_cast<std::size_t>(i)].type, text);
            if (!value.empty() && samples.size() < sample_values &&
                std::find(samples.begin(), samples.end(), value) == samples.end()) {
                samples.push_back(value);
            }
        }
    }
    layer.ResetReading();
    return columns;
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
        described.columns = columns_with_samples(*layer, text, messages);
        if (!messages.failure().empty()) {
            throw error("{}: layer '{}' cannot be read to its end: {}", info.source, described.name,
                        messages.failure());
        }
        info.layers.push_back(std::move(described));
    }
    return info;
}

}  // namespace zamin::io
