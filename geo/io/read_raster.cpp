#include "io/read_raster.hpp"

#include <cpl_string.h>
#include <gdal_utils.h>
#include <gdalwarper.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <limits>

#include "core/error.hpp"
#include "io/gdal_handles.hpp"
#include "io/network_guard.hpp"
#include "io/ogr_layer.hpp"
#include "io/tile_source.hpp"

namespace zamin::io {

namespace {

constexpr double metres_per_foot = 0.3048;

struct WarpOptionsDeleter {
    void operator()(GDALWarpAppOptions* p) const { GDALWarpAppOptionsFree(p); }
};
using WarpOptions = std::unique_ptr<GDALWarpAppOptions, WarpOptionsDeleter>;

// A zipped tile (N37E069.hgt.zip) is the raster inside it.
std::string path_in_archive(const std::string& path) {
    const std::filesystem::path file(path);
    if (file.extension() != ".zip" || path.rfind("/vsi", 0) == 0) {
        return path;
    }
    return "/vsizip/" + path + "/" + file.stem().string();
}

Dataset open_tiles(const std::string& path) {
    const GdalMessages messages;
    Dataset dataset(GDALDataset::Open(tile_description(path).c_str(),
                                      GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
    messages.check_network(path);
    if (!dataset || dataset->GetRasterCount() == 0) {
        throw error("{}: the tiles cannot be read: {}", path, messages.reason());
    }
    return dataset;
}

Dataset open_raster(const SourceName& source) {
    register_gdal_drivers();
    if (names_tiles(source.path)) {
        return open_tiles(source.path);
    }
    std::error_code ignored;
    const std::string& path = source.path;
    if (path.find(':') == std::string::npos && path.rfind("/vsi", 0) != 0 &&
        !std::filesystem::exists(path, ignored)) {
        throw error("{}: there is no such file", path);
    }
    const GdalMessages messages;
    Dataset dataset(GDALDataset::Open(path_in_archive(path).c_str(),
                                      GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
    if (!dataset && path_in_archive(path) != path) {
        dataset.reset(
            GDALDataset::Open(("/vsizip/" + path).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    }
    if (dataset) {
        look_at_parts(*dataset);
    }
    messages.check_network(path);
    if (!dataset || dataset->GetRasterCount() == 0) {
        throw error("{}: cannot be read as a raster: {}", path, messages.reason());
    }
    return dataset;
}

Crs crs_of(GDALDataset& dataset) {
    const OGRSpatialReference* reference = dataset.GetSpatialRef();
    if (!reference || reference->IsLocal()) {
        return {};
    }
    char* wkt = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    reference->exportToWkt(&wkt, options);
    const std::string text = wkt ? wkt : "";
    CPLFree(wkt);
    return text.empty() ? Crs() : Crs::parse(text);
}

Box box_in_degrees(const Box& box, const Crs& crs) {
    const Transformation to_degrees(crs, Crs::wgs84());
    constexpr int steps = 8;
    Box degrees;
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            const Coord p = to_degrees.apply(
                Coord{box.min_x + box.width() * i / steps, box.min_y + box.height() * j / steps});
            if (std::isfinite(p.x) && std::isfinite(p.y)) {
                degrees.add(p);
            }
        }
    }
    return degrees;
}

bool is_feet(const std::string& unit) {
    return EQUALN(unit.c_str(), "f", 1) || unit.find("foot") != std::string::npos ||
           unit.find("feet") != std::string::npos;
}

RasterInfo info_of(GDALDataset& dataset, const SourceName& source, const std::string& crs) {
    std::array<double, 6> transform{};
    if (dataset.GetGeoTransform(transform.data()) != CE_None) {
        throw error("{}: the raster does not say where it lies; expected a georeferenced raster",
                    source.path);
    }
    if (transform[2] != 0.0 || transform[4] != 0.0) {
        throw error(
            "{}: the raster is turned against its axes; warp it first, with gdalwarp for "
            "example",
            source.path);
    }
    RasterInfo info;
    info.source = source.path;
    info.crs = crs.empty() ? crs_of(dataset) : Crs::parse(crs);
    info.width = static_cast<std::size_t>(dataset.GetRasterXSize());
    info.height = static_cast<std::size_t>(dataset.GetRasterYSize());
    info.cell_width = std::abs(transform[1]);
    info.cell_height = std::abs(transform[5]);
    info.extent.add(Coord{transform[0], transform[3]});
    info.extent.add(Coord{transform[0] + transform[1] * static_cast<double>(info.width),
                          transform[3] + transform[5] * static_cast<double>(info.height)});
    if (info.crs.known()) {
        info.extent_deg = box_in_degrees(info.extent, info.crs);
    }
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    int has_nodata = 0;
    (void)band.GetNoDataValue(&has_nodata);
    info.has_nodata = has_nodata != 0;
    info.feet = is_feet(band.GetUnitType());
    info.metres_per_value = info.feet ? metres_per_foot : 1.0;
    info.picture = dataset.GetRasterCount() >= 3 || band.GetColorTable() != nullptr;
    return info;
}

int CPL_STDCALL report(double fraction, const char*, void* progress) {
    auto& shown = *static_cast<Progress*>(progress);
    if (shown.cancelled()) {
        return FALSE;
    }
    shown.set(fraction);
    return TRUE;
}

// gdalwarp's words for bringing a raster onto the grid's cells, in memory.
// A server's failures are told on the thread that asks, which is the one that listens.
CPLStringList warp_words(const RasterInfo& info, const RealRaster& grid, const char* resample) {
    const double east = grid.west + grid.cell_width * static_cast<double>(grid.width);
    const double south = grid.north - grid.cell_height * static_cast<double>(grid.height);
    const auto text = [](double value) { return std::string(CPLSPrintf("%.17g", value)); };
    CPLStringList words;
    for (const std::string& word :
         {std::string("-of"), std::string("MEM"), std::string("-s_srs"), info.crs.wkt(),
          std::string("-t_srs"), grid.crs.wkt(), std::string("-te"), text(grid.west), text(south),
          text(east), text(grid.north), std::string("-ts"), std::to_string(grid.width),
          std::to_string(grid.height), std::string("-r"), std::string(resample), std::string("-wm"),
          std::string("200")}) {
        words.AddString(word.c_str());
    }
    if (!names_tiles(info.source)) {
        for (const char* word : {"-multi", "-wo", "NUM_THREADS=ALL_CPUS"}) {
            words.AddString(word);
        }
    }
    return words;
}

// The mean where the grid's cells are larger than the raster's, else between them.
const char* smooth(const RasterInfo& info, const RealRaster& grid) {
    const double own_m = info.crs.geographic() ? info.cell_height * 111320.0
                                               : info.cell_height * info.crs.metres_per_unit();
    return grid.cell_height > 1.5 * own_m ? "average" : "bilinear";
}

Dataset warped(GDALDataset& dataset, const SourceName& source, const CPLStringList& words,
               Progress& progress) {
    const WarpOptions options(GDALWarpAppOptionsNew(const_cast<char**>(words.List()), nullptr));
    GDALWarpAppOptionsSetProgress(options.get(), report, &progress);
    const GdalMessages messages;
    GDALDatasetH from = GDALDataset::ToHandle(&dataset);
    Dataset result(
        GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &from, options.get(), nullptr)));
    progress.check();
    if (!result) {
        throw error("{}: cannot be read: {}", source.path, messages.reason());
    }
    return result;
}

void check_crs(const RasterInfo& info, const SourceName& source) {
    if (!info.crs.known()) {
        throw usage_error(
            "{}: the raster has no coordinate system; name it, for example EPSG:32642",
            source.path);
    }
}

// One band of a picture on its cells.
std::vector<std::uint8_t> band_of(GDALDataset& picture, int number, const SourceName& source) {
    const int width = picture.GetRasterXSize();
    const int height = picture.GetRasterYSize();
    std::vector<std::uint8_t> values(static_cast<std::size_t>(width) *
                                     static_cast<std::size_t>(height));
    const GdalMessages messages;
    if (picture.GetRasterBand(number)->RasterIO(GF_Read, 0, 0, width, height, values.data(), width,
                                                height, GDT_Byte, 0, 0, nullptr) != CE_None) {
        throw error("{}: cannot be read: {}", source.path, messages.reason());
    }
    return values;
}

// A palette's numbers as colours, each part as it is asked for, since a small file can claim to be
// very large; nullptr where the picture has no palette. It must not outlive the picture.
Dataset in_colours(GDALDataset& picture) {
    if (picture.GetRasterBand(1)->GetColorTable() == nullptr) {
        return nullptr;
    }
    CPLStringList words;
    for (const char* word : {"-of", "VRT", "-expand", "rgba"}) {
        words.AddString(word);
    }
    GDALTranslateOptions* options = GDALTranslateOptionsNew(words.List(), nullptr);
    Dataset expanded(GDALDataset::FromHandle(
        GDALTranslate("", GDALDataset::ToHandle(&picture), options, nullptr)));
    GDALTranslateOptionsFree(options);
    return expanded;
}

}  // namespace

RasterInfo raster_info(const SourceName& source, const std::string& crs) {
    const Dataset dataset = open_raster(source);
    return info_of(*dataset, source, crs);
}

void read_raster_onto(const SourceName& source, const std::string& crs, Resample resample,
                      RealRaster& grid, Progress& progress) {
    const Dataset dataset = open_raster(source);
    const RasterInfo info = info_of(*dataset, source, crs);
    check_crs(info, source);
    CPLStringList words =
        warp_words(info, grid, resample == Resample::nearest ? "near" : smooth(info, grid));
    for (const char* word : {"-ot", "Float32", "-dstnodata", "nan"}) {
        words.AddString(word);
    }
    const Dataset there = warped(*dataset, source, words, progress);
    const GdalMessages messages;
    grid.values.assign(grid.width * grid.height, std::numeric_limits<float>::quiet_NaN());
    const auto width = static_cast<int>(grid.width);
    const auto height = static_cast<int>(grid.height);
    if (there->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, width, height, grid.values.data(), width,
                                          height, GDT_Float32, 0, 0, nullptr) != CE_None) {
        throw error("{}: cannot be read: {}", source.path, messages.reason());
    }
    for (float& value : grid.values) {
        value = static_cast<float>(value * info.metres_per_value);
    }
    grid.nodata.reset();
}

std::vector<std::uint32_t> read_picture_onto(const SourceName& source, const std::string& crs,
                                             const RealRaster& grid, Progress& progress) {
    const Dataset file = open_raster(source);
    const Dataset colours = in_colours(*file);
    GDALDataset& dataset = colours ? *colours : *file;
    const RasterInfo info = info_of(dataset, source, crs);
    check_crs(info, source);
    CPLStringList words = warp_words(info, grid, smooth(info, grid));
    // A picture with an opacity of its own keeps it; another is given one for its edges.
    const int own_bands = dataset.GetRasterCount();
    const bool has_alpha = own_bands == 2 || own_bands >= 4;
    for (const char* word : {"-ot", "Byte"}) {
        words.AddString(word);
    }
    if (!has_alpha) {
        words.AddString("-dstalpha");
    }
    const Dataset there = warped(dataset, source, words, progress);
    const bool grey = own_bands < 3;
    const auto red = band_of(*there, 1, source);
    const auto green = grey ? red : band_of(*there, 2, source);
    const auto blue = grey ? red : band_of(*there, 3, source);
    const auto alpha = band_of(*there, there->GetRasterCount(), source);
    std::vector<std::uint32_t> argb(red.size());
    for (std::size_t i = 0; i < argb.size(); ++i) {
        const auto part = [&](std::uint8_t colour) {
            return static_cast<std::uint32_t>((unsigned{colour} * unsigned{alpha[i]} + 127U) /
                                              255U);
        };
        argb[i] = std::uint32_t{alpha[i]} << 24U | part(red[i]) << 16U | part(green[i]) << 8U |
                  part(blue[i]);
    }
    return argb;
}

}  // namespace zamin::io
