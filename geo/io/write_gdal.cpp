// GeoPackage and FlatGeobuf, through GDAL.
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/gdal_handles.hpp"
#include "io/layer_writers.hpp"
#include "io/ogr_layer.hpp"
#include "io/unique_names.hpp"

namespace zamin::io {

namespace {

Dataset create_dataset(const char* driver_name, const std::string& created,
                       const std::string& file) {
    register_gdal_drivers();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name);
    if (!driver) {
        throw error("{}: cannot be written: this GDAL has no {} driver", file, driver_name);
    }
    const GdalMessages messages;
    Dataset dataset(driver->Create(created.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset) {
        throw error("{}: cannot be written: {}", file, messages.reason());
    }
    return dataset;
}

// GDAL writes the rest of a file when it closes it.
void close_dataset(Dataset dataset, const std::string& file) {
    const GdalMessages messages;
    dataset.reset();
    if (!messages.failure().empty()) {
        throw error("{}: cannot be written: {}", file, messages.failure());
    }
}

OGRLayer& create_layer(GDALDataset& dataset, const Layer& layer, const std::string& name,
                       const CPLStringList& options, const std::string& file) {
    const SpatialReference crs = to_ogr(layer.crs);
    const GdalMessages messages;
    OGRLayer* created =
        dataset.CreateLayer(name.c_str(), crs.get(), common_type(layer),
                            const_cast<char**>(const_cast<CPLStringList&>(options).List()));
    if (!created) {
        throw error("{}: layer '{}' cannot be created: {}", file, name, messages.reason());
    }
    return *created;
}

// Its own names for the id and the geometry, where no column has them.
CPLStringList gpkg_options(const Layer& layer) {
    std::vector<std::string> taken;
    for (const Column& column : layer.columns) {
        taken.push_back(column.name);
    }
    CPLStringList options;
    options.SetNameValue("FID", unique_name("fid", taken).c_str());
    options.SetNameValue("GEOMETRY_NAME", unique_name("geom", taken).c_str());
    return options;
}

// A file in GDAL's memory that is removed at the end.
class MemoryFile {
  public:
    explicit MemoryFile(const char* ending)
        : m_name(fmt::format("/vsimem/zamin-{}{}", static_cast<const void*>(this), ending)) {}
    ~MemoryFile() { VSIUnlink(m_name.c_str()); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    const std::string& name() const { return m_name; }
    std::string_view bytes() const {
        vsi_l_offset size = 0;
        const GByte* data = VSIGetMemFileBuffer(m_name.c_str(), &size, FALSE);
        return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)};
    }

  private:
    std::string m_name;
};

// GDAL before 3.6.4 drops such rows silently, later ones refuse them with a spatial index.
void check_all_have_geometry(const Layer& layer, const std::string& file) {
    const auto& kinds = layer.geometry.kinds;
    const auto none = std::find(kinds.begin(), kinds.end(), GeometryKind::none);
    if (none != kinds.end()) {
        throw usage_error(
            "{}: this format has no rows without geometry, and layer '{}' has {} (the first is "
            "feature {}); write a .gpkg",
            file, layer.name, std::count(none, kinds.end(), GeometryKind::none),
            layer.feature_ids[static_cast<std::size_t>(none - kinds.begin())]);
    }
}

}  // namespace

void write_gpkg(std::span<const Layer* const> layers, const std::filesystem::path& path,
                Progress& progress) {
    // The file is new and thrown away on failure, so that SQLite need not guard its every step; and
    // without the hour of writing in it, the same layers give the same bytes.
    const ThreadOption no_sync("OGR_SQLITE_SYNCHRONOUS", "OFF");
    const ThreadOption no_journal("OGR_SQLITE_JOURNAL", "OFF");
    const ThreadOption no_clock("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z");
    const std::string file = path.string();
    AtomicFile target(path);
    const GdalMessages quiet;  // also while a failed dataset is closed
    Dataset dataset = create_dataset("GPKG", target.temporary().string(), file);
    dataset->StartTransaction();
    std::vector<std::string> names;
    for (const Layer* layer : layers) {
        const std::string wanted = layer->name.empty() ? path.stem().string() : layer->name;
        names.push_back(unique_name(wanted, names));
        progress.step(fmt::format("writing {}", names.back()));
        OGRLayer& created =
            create_layer(*dataset, *layer, names.back(), gpkg_options(*layer), file);
        fill_ogr_layer(created, *layer, file, progress);
    }
    const GdalMessages messages;
    if (dataset->CommitTransaction() != OGRERR_NONE) {
        throw error("{}: cannot be written: {}", file, messages.reason());
    }
    close_dataset(std::move(dataset), file);
    progress.check();
    target.commit();
}

void write_fgb(const Layer& layer, const std::filesystem::path& path, Progress& progress) {
    check_all_have_geometry(layer, path.string());
    // Through memory: what GDAL writes to a full disk when it closes this format, it loses
    // silently.
    const std::string file = path.string();
    AtomicFile target(path);
    const MemoryFile memory(".fgb");
    progress.step(fmt::format("writing {}", layer.name));
    const GdalMessages quiet;  // also while a failed dataset is closed
    Dataset dataset = create_dataset("FlatGeobuf", memory.name(), file);
    const std::string name = layer.name.empty() ? path.stem().string() : layer.name;
    fill_ogr_layer(create_layer(*dataset, layer, name, {}, file), layer, file, progress);
    close_dataset(std::move(dataset), file);
    target.append(memory.bytes());
    target.commit();
}

}  // namespace zamin::io
