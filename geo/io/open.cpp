#include "io/open.hpp"

#include <cpl_vsi.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "core/error.hpp"
#include "io/description_table.hpp"
#include "io/field_shapes.hpp"
#include "io/restore_shx.hpp"

namespace zamin::io {

namespace {

namespace fs = std::filesystem;

struct StringListDeleter {
    void operator()(char** list) const { CSLDestroy(list); }
};
using StringList = std::unique_ptr<char*, StringListDeleter>;

bool ends_with(const std::string& path, std::string_view ending) {
    return path.size() >= ending.size() &&
           EQUALN(path.c_str() + path.size() - ending.size(), ending.data(), ending.size());
}

// "PG:dbname=x", "/vsizip/...", "https://...": for GDAL alone to judge. A drive letter is a path.
bool is_connection(const std::string& path) {
    const std::size_t colon = path.find(':');
    return path.rfind("/vsi", 0) == 0 ||
           (colon != std::string::npos && colon > 1 && !fs::exists(path));
}

// Files inside an archive that may be vector data.
std::vector<std::string> vector_members(const std::string& archive) {
    constexpr std::array endings{".shp", ".gpkg", ".geojson", ".json", ".kml", ".kmz", ".fgb",
                                 ".gpx", ".tab",  ".mif",     ".csv",  ".dxf", ".gml"};
    std::vector<std::string> members;
    const StringList list(VSIReadDirRecursive(archive.c_str()));
    for (int i = 0; list && list.get()[i]; ++i) {
        const std::string name = list.get()[i];
        if (std::any_of(endings.begin(), endings.end(),
                        [&](const char* ending) { return ends_with(name, ending); })) {
            members.push_back(name);
        }
    }
    return members;
}

Dataset open_vector(const std::string& path) {
    return Dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
}

Dataset open_archive(const std::string& path) {
    const std::string archive = "/vsizip/" + path;
    if (Dataset whole = open_vector(archive)) {
        return whole;
    }
    const auto members = vector_members(archive);
    if (members.size() > 1) {
        throw error("{} holds several vector files; name one of them as /vsizip/{}/MEMBER: {}",
                    path, path, fmt::join(members, ", "));
    }
    return members.empty() ? nullptr : open_vector(archive + "/" + members.front());
}

void check_file(const std::string& path) {
    std::error_code failure;
    if (!fs::exists(path, failure)) {
        throw error("{}: no such file or folder", path);
    }
    if (fs::is_regular_file(path, failure) && fs::file_size(path, failure) == 0) {
        throw error("{}: the file is empty (0 bytes)", path);
    }
}

Dataset open_any(const std::string& path, bool connection) {
    if (!connection && ends_with(path, ".zip")) {
        return open_archive(path);
    }
    return !connection && lacks_shx(path) ? open_without_shx(path)
                                          : with_description_columns(open_vector(path));
}

// Formats that GDAL reads only when it was built with a further library.
void check_driver(const std::string& path) {
    struct Optional {
        const char* ending;
        const char* driver;
        const char* advice;
    };
    constexpr std::array optional{
        Optional{".parquet", "Parquet", "export it as GeoPackage from the program that made it"},
        Optional{".geoparquet", "Parquet", "export it as GeoPackage from the program that made it"},
        Optional{".dwg", "CAD", "save it as DXF"},
        Optional{".xlsx", "XLSX", "save it as CSV (UTF-8)"},
        Optional{".xls", "XLS", "save it as XLSX or as CSV (UTF-8)"},
    };
    for (const Optional& format : optional) {
        if (ends_with(path, format.ending) &&
            !GetGDALDriverManager()->GetDriverByName(format.driver)) {
            throw error("{} cannot be read: this machine's GDAL has no driver for {} files; {}",
                        path, format.ending, format.advice);
        }
    }
}

std::vector<std::string> layer_names(GDALDataset& dataset) {
    std::vector<std::string> names;
    for (OGRLayer* layer : dataset.GetLayers()) {
        names.emplace_back(layer->GetName());
    }
    return names;
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
            return find_shape_columns(layer, expect).found() && has_rows(layer);
        });
    }
    return found;
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

Dataset open_source(const SourceName& source) {
    register_gdal_drivers();
    const bool connection = is_connection(source.path);
    if (!connection) {
        check_file(source.path);
    }
    const GdalMessages messages;
    Dataset dataset = open_any(source.path, connection);
    if (!dataset) {
        check_driver(source.path);
        throw error("{} cannot be read as map data: {}", source.path, messages.reason());
    }
    if (dataset->GetLayerCount() == 0) {
        throw error("{} holds no layers", source.path);
    }
    return dataset;
}

OGRLayer& find_layer(GDALDataset& dataset, const SourceName& source, GeometryKind expect) {
    if (!source.layer.empty()) {
        const GdalMessages messages;
        if (OGRLayer* layer = dataset.GetLayerByName(source.layer.c_str())) {
            return *layer;
        }
        const auto names = layer_names(dataset);
        const std::string near = closest_word(source.layer, names);
        throw usage_error("{} has no layer '{}'{}; its layers are: {}", source.path, source.layer,
                          near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                          fmt::join(names, ", "));
    }
    if (dataset.GetLayerCount() == 1) {
        return *dataset.GetLayer(0);
    }
    if (expect != GeometryKind::none) {
        if (OGRLayer* layer = layer_for(dataset, expect)) {
            return *layer;
        }
    }
    throw usage_error("{} has several layers; name one of them as {}::LAYER: {}", source.path,
                      source.path, fmt::join(layer_names(dataset), ", "));
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
