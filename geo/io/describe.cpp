#include "core/error.hpp"
#include "io/look_at_layer.hpp"
#include "io/open.hpp"
#include "io/read.hpp"
#include "text/secrets.hpp"

namespace zamin::io {

namespace {

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
    const Opened opened = open_source(source);
    GDALDataset& dataset = *opened.dataset;
    SourceInfo info;
    // A file in a zip is named like a layer of it.
    info.source = text::without_secrets(opened.layer.empty() ? source.text() : source.path);
    info.driver = dataset.GetDriverName();
    std::vector<OGRLayer*> layers;
    if (opened.layer.empty()) {
        for (OGRLayer* layer : dataset.GetLayers()) {
            layers.push_back(layer);
        }
    } else {
        layers.push_back(find_layer(opened, source, GeometryKind::none).layer);
    }
    for (OGRLayer* layer : layers) {
        GdalMessages messages;
        const GIntBig features = layer->GetFeatureCount(1);
        const Box extent = extent_of(*layer);
        const LayerText text(dataset, *layer, options);
        LayerInfo described = look_at_layer(*layer, text, messages);
        described.features = features;
        described.extent = extent;
        if (!messages.failure().empty()) {
            throw error("{}: layer '{}' cannot be read to its end: {}", info.source, described.name,
                        messages.failure());
        }
        info.layers.push_back(std::move(described));
    }
    return info;
}

}  // namespace zamin::io
