#include "io/pdf_georeference.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>

#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/gdal_handles.hpp"

namespace zamin::io {

namespace {

// GDAL counts the page in pixels of this resolution. Their number is rounded, and it stretches them
// over the page again, so that pixels a millimetre are taken from the number itself.
constexpr int dpi = 300;

std::array<double, 6> transform_of(const PageGeoreference& page, int width_px, int height_px) {
    const double px_per_mm_x = width_px / page.page_width_mm;
    const double px_per_mm_y = height_px / page.page_height_mm;
    const double x_per_mm = page.box.width() / page.width_mm;
    const double y_per_mm = page.box.height() / page.height_mm;
    return {page.box.min_x - page.left_mm * x_per_mm,
            x_per_mm / px_per_mm_x,
            0.0,
            page.box.max_y + page.top_mm * y_per_mm,
            0.0,
            -y_per_mm / px_per_mm_y};
}

std::string neatline_of(const Box& b) {
    return fmt::format(
        "POLYGON(({0:.6f} {1:.6f},{0:.6f} {3:.6f},{2:.6f} {3:.6f},{2:.6f} {1:.6f},"
        "{0:.6f} {1:.6f}))",
        b.min_x, b.min_y, b.max_x, b.max_y);
}

void set_page(const std::filesystem::path& file, std::size_t number, const PageGeoreference& page) {
    const std::string name = fmt::format("PDF:{}:{}", number, file.string());
    const std::string resolution = fmt::format("DPI={}", dpi);
    const char* const options[] = {resolution.c_str(), nullptr};
    const char* const drivers[] = {"PDF", nullptr};
    const GdalMessages messages;
    const Dataset dataset(static_cast<GDALDataset*>(
        GDALOpenEx(name.c_str(), GDAL_OF_RASTER | GDAL_OF_UPDATE, drivers, options, nullptr)));
    if (!dataset) {
        throw error("{}: page {} cannot be given its coordinates: {}", file.string(), number,
                    messages.reason());
    }
    OGRSpatialReference system;
    system.importFromWkt(page.crs.wkt().c_str());
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    std::array<double, 6> transform =
        transform_of(page, dataset->GetRasterXSize(), dataset->GetRasterYSize());
    const bool set = dataset->SetSpatialRef(&system) == CE_None &&
                     dataset->SetGeoTransform(transform.data()) == CE_None &&
                     dataset->SetMetadataItem("NEATLINE", neatline_of(page.box).c_str()) == CE_None;
    if (!set) {
        throw error("{}: page {} cannot be given its coordinates: {}", file.string(), number,
                    messages.reason());
    }
}

}  // namespace

void write_geo_pdf(const std::filesystem::path& path, std::string_view pdf,
                   const std::vector<std::optional<PageGeoreference>>& pages) {
    register_gdal_drivers();
    AtomicFile target(path);
    {
        std::ofstream out(target.temporary(), std::ios::binary);
        out.write(pdf.data(), static_cast<std::streamsize>(pdf.size()));
        out.close();
        if (!out) {
            throw error("{}: cannot be written: is the disk full?", path.string());
        }
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (pages[i]) {
            set_page(target.temporary(), i + 1, *pages[i]);
        }
    }
    target.commit();
}

}  // namespace zamin::io
