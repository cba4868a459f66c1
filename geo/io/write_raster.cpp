#include "io/write_raster.hpp"

#include <cpl_string.h>

#include <array>
#include <type_traits>

#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/gdal_handles.hpp"
#include "io/ogr_layer.hpp"
#include "io/write.hpp"

namespace zamin::io {

namespace {

constexpr std::array raster_endings{".tif"};

template <typename Value>
void check(const RasterOf<Value>& raster, const std::filesystem::path& path) {
    if (!has_ending(path, raster_endings)) {
        throw usage_error("{}: a raster is written as GeoTIFF; name a file that ends in .tif",
                          path.string());
    }
    if (raster.width == 0 || raster.height == 0 ||
        raster.values.size() != raster.width * raster.height) {
        throw error("{}: cannot be written: the raster has {} values for {} x {} cells",
                    path.string(), raster.values.size(), raster.width, raster.height);
    }
    if (!raster.crs.known()) {
        throw error("{}: cannot be written: the raster's coordinate system is unknown",
                    path.string());
    }
}

template <typename Value>
Dataset in_memory(const RasterOf<Value>& raster, const std::string& file) {
    constexpr GDALDataType type = std::is_same_v<Value, float> ? GDT_Float32 : GDT_Int16;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    const auto width = static_cast<int>(raster.width);
    const auto height = static_cast<int>(raster.height);
    const GdalMessages messages;
    Dataset dataset(driver->Create("", width, height, 1, type, nullptr));
    if (!dataset) {
        throw error("{}: cannot be written: {}", file, messages.reason());
    }
    const SpatialReference crs = to_ogr(raster.crs);
    dataset->SetSpatialRef(crs.get());
    std::array<double, 6> transform{raster.west, raster.cell_width,  0.0, raster.north,
                                    0.0,         -raster.cell_height};
    dataset->SetGeoTransform(transform.data());
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    if (raster.nodata) {
        band.SetNoDataValue(*raster.nodata);
    }
    // GDAL takes a pointer to non-const for reading and writing alike.
    void* values = const_cast<Value*>(raster.values.data());
    if (band.RasterIO(GF_Write, 0, 0, width, height, values, width, height, type, 0, 0, nullptr) !=
        CE_None) {
        throw error("{}: cannot be written: {}", file, messages.reason());
    }
    return dataset;
}

template <typename Value>
void write(const RasterOf<Value>& raster, const std::filesystem::path& path) {
    check(raster, path);
    register_gdal_drivers();
    const std::string file = path.string();
    const Dataset source = in_memory(raster, file);
    AtomicFile target(path);
    CPLStringList options;
    for (const char* option :
         {"TILED=YES", "COMPRESS=DEFLATE",
          std::is_same_v<Value, float> ? "PREDICTOR=3" : "PREDICTOR=2", "ZLEVEL=9"}) {
        options.AddString(option);
    }
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    const GdalMessages messages;
    Dataset written(driver->CreateCopy(target.temporary().c_str(), source.get(), TRUE,
                                       options.List(), nullptr, nullptr));
    const bool created = written != nullptr;
    written.reset();
    if (!created || !messages.failure().empty()) {
        throw error("{}: cannot be written: {}", file, messages.reason());
    }
    target.commit();
}

}  // namespace

void write_raster(const Raster& raster, const std::filesystem::path& path) {
    write(raster, path);
}

void write_raster(const RealRaster& raster, const std::filesystem::path& path) {
    write(raster, path);
}

}  // namespace zamin::io
