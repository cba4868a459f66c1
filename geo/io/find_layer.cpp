#include <fmt/ranges.h>

#include <algorithm>

#include "core/error.hpp"
#include "io/open.hpp"
#include "text/number.hpp"
#include "text/secrets.hpp"

namespace zamin::io {

namespace {

std::vector<std::string> layer_names(GDALDataset& dataset) {
    std::vector<std::string> names;
    for (OGRLayer* layer : dataset.GetLayers()) {
        names.emplace_back(layer->GetName());
    }
    return names;
}

// "plots (polygons, 812 rows), villages (points)": what there is to choose from.
std::string layer_list(GDALDataset& dataset) {
    constexpr std::size_t most_listed = 50;
    std::vector<std::string> words;
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (words.size() == most_listed) {
            words.emplace_back("and more");
            break;
        }
        const GeometryKind kind = kind_of(layer->GetGeomType());
        std::string word = layer->GetName();
        word += kind == GeometryKind::none ? " (" : fmt::format(" ({}s, ", to_string(kind));
        const GIntBig rows = layer->GetFeatureCount(0);  // -1: only by reading it through
        word += rows < 0 ? "rows not counted)"
                         : fmt::format("{} {})", text::integer(rows), rows == 1 ? "row" : "rows");
        words.push_back(word);
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

// The only layer that suits, nullptr if there is none or more.
template <typename Suits>
OGRLayer* only_layer(GDALDataset& dataset, Suits suits) {
    OGRLayer* found = nullptr;
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (suits(*layer)) {
            if (found) {
                return nullptr;
            }
            found = layer;
        }
    }
    return found;
}

bool has_rows(OGRLayer& layer) {
    return layer.GetFeatureCount(1) != 0;  // -1: nobody can tell
}

// Whether a table's shapes are, or may become, what is expected.
bool may_become(GeometryKind kind, GeometryKind expect) {
    return kind == expect || (kind == GeometryKind::line && expect == GeometryKind::polygon);
}

// The only layer of the kind expected, else the only one of these with rows, else the only one that
// could become it: walks that can be closed, tables with shapes in a column.
OGRLayer* layer_for(GDALDataset& dataset, GeometryKind expect) {
    const auto is = [](OGRLayer& layer, GeometryKind kind) {
        return kind_of(layer.GetGeomType()) == kind;
    };
    OGRLayer* found = only_layer(dataset, [&](OGRLayer& layer) { return is(layer, expect); });
    if (!found) {
        found = only_layer(dataset,
                           [&](OGRLayer& layer) { return is(layer, expect) && has_rows(layer); });
    }
    if (!found && expect == GeometryKind::polygon) {
        found = only_layer(dataset, [&](OGRLayer& layer) {
            return is(layer, GeometryKind::line) && has_rows(layer);
        });
    }
    if (!found) {
        found = only_layer(dataset, [&](OGRLayer& layer) {
            const ShapeColumns shapes = find_shape_columns(layer, expect);
            return shapes.found() && may_become(shapes.kind, expect);
        });
    }
    if (!found) {
        found = only_layer(dataset, [&](OGRLayer& layer) {
            return find_shape_columns(layer, expect).found() && has_rows(layer);
        });
    }
    return found;
}

FoundLayer found_in(OGRLayer& layer, GeometryKind expect) {
    return {&layer, find_shape_columns(layer, expect)};
}

// A layer by its name, else by the name of a column with shapes.
FoundLayer layer_called(GDALDataset& dataset, const std::string& name, GeometryKind expect) {
    const GdalMessages messages;
    if (OGRLayer* layer = dataset.GetLayerByName(name.c_str())) {
        return found_in(*layer, expect);
    }
    for (OGRLayer* layer : dataset.GetLayers()) {
        ShapeColumns shapes = find_shape_columns(*layer, expect, name);
        if (shapes.found()) {
            return {layer, std::move(shapes)};
        }
    }
    return {};
}

}  // namespace

GeometryKind kind_of(OGRwkbGeometryType type) {
    switch (wkbFlatten(type)) {
        case wkbPoint:
        case wkbMultiPoint:
            return GeometryKind::point;
        case wkbLineString:
        case wkbMultiLineString:
        case wkbCircularString:
        case wkbCompoundCurve:
        case wkbMultiCurve:
        case wkbCurve:
            return GeometryKind::line;
        case wkbPolygon:
        case wkbMultiPolygon:
        case wkbCurvePolygon:
        case wkbMultiSurface:
        case wkbSurface:
        case wkbPolyhedralSurface:
        case wkbTIN:
        case wkbTriangle:
            return GeometryKind::polygon;
        default:
            return GeometryKind::none;
    }
}

FoundLayer find_layer(const Opened& opened, const SourceName& source, GeometryKind expect) {
    GDALDataset& dataset = *opened.dataset;
    const std::string shown = text::without_secrets(source.path);
    if (!opened.layer.empty()) {
        FoundLayer found = layer_called(dataset, opened.layer, expect);
        if (found.layer) {
            return found;
        }
        const std::string near = closest_word(opened.layer, layer_names(dataset));
        throw usage_error("{} has no layer '{}'{}; its layers are: {}", shown, opened.layer,
                          near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                          layer_list(dataset));
    }
    if (dataset.GetLayerCount() == 1) {
        return found_in(*dataset.GetLayer(0), expect);
    }
    if (expect != GeometryKind::none) {
        if (OGRLayer* layer = layer_for(dataset, expect)) {
            return found_in(*layer, expect);
        }
    }
    throw usage_error("{} has several layers; name one of them as {}::LAYER: {}", shown, shown,
                      layer_list(dataset));
}

Crs crs_of(OGRLayer& layer) {
    const OGRSpatialReference* reference = layer.GetSpatialRef();
    if (!reference || reference->IsLocal()) {
        return {};
    }
    const std::string name = reference->GetName() ? reference->GetName() : "";
    if (name.rfind("Undefined", 0) == 0 || name.rfind("Unknown engineering", 0) == 0) {
        return {};
    }
    char* wkt = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    const OGRErr code = reference->exportToWkt(&wkt, options);
    const std::string text = wkt ? wkt : "";
    CPLFree(wkt);
    return code == OGRERR_NONE && !text.empty() ? Crs::parse(text) : Crs();
}

}  // namespace zamin::io
