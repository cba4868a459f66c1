// A PDF's coordinates, read back by GDAL, agree with the map on every page.
#include "io/pdf_georeference.hpp"

#include <doctest/doctest.h>
#include <gdal_priv.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/error.hpp"
#include "print/sample_sheet.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::print;

namespace {

std::vector<std::vector<io::PageGeoreference>> georeferences(const Printed& printed) {
    std::vector<std::vector<io::PageGeoreference>> result;
    for (const PlacedPage& page : printed.pages) {
        const PlacedMap& map = page.maps.front();
        result.push_back({io::PageGeoreference{page.size.w, page.size.h, map.frame.x, map.frame.y,
                                               map.frame.w, map.frame.h, map.box_m, map.crs}});
    }
    return result;
}

// How far, on paper, GDAL's place of a page point lies from the map's.
double error_mm(GDALDataset& page, const PlacedPage& placed, Coord page_mm) {
    std::array<double, 6> t{};
    REQUIRE(page.GetGeoTransform(t.data()) == CE_None);
    const double px = page_mm.x / placed.size.w * page.GetRasterXSize();
    const double py = page_mm.y / placed.size.h * page.GetRasterYSize();
    const double x = t[0] + px * t[1] + py * t[2];
    const double y = t[3] + px * t[4] + py * t[5];
    const PlacedMap& map = placed.maps.front();
    const double m_per_mm = map.scale / 1000.0;
    const double want_x = map.box_m.min_x + (page_mm.x - map.frame.x) * m_per_mm;
    const double want_y = map.box_m.max_y - (page_mm.y - map.frame.y) * m_per_mm;
    return std::hypot(x - want_x, y - want_y) / m_per_mm;
}

}  // namespace

TEST_CASE("corners agree to 0.1 mm on every page of an atlas, of any size and scale") {
    GDALAllRegister();
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "zamin_geo.pdf";
    for (const Paper paper : {Paper::a5, Paper::a4, Paper::a1}) {
        PrintOptions options;
        options.format.paper = paper;
        options.format.binding = true;
        Progress progress;
        const auto sheet = [](std::size_t page) {
            Sheet result = sample_sheet({});
            result.map = two_squares(std::array{3.0, 900.0, 150000.0}[page]);
            return result;
        };
        const Printed printed = print_sheets(3, sheet, options, text::Catalogue(), progress);
        io::write_geo_pdf(file, printed.files.front(), georeferences(printed));
        for (std::size_t p = 0; p < 3; ++p) {
            const std::string name = "PDF:" + std::to_string(p + 1) + ":" + file.string();
            const std::unique_ptr<GDALDataset> page(GDALDataset::Open(name.c_str()));
            REQUIRE(page);
            const RectMm& frame = printed.pages[p].maps.front().frame;
            for (const Coord corner : {Coord{frame.x, frame.y},
                                       {frame.right(), frame.y},
                                       {frame.right(), frame.bottom()},
                                       {frame.x, frame.bottom()}}) {
                CHECK(error_mm(*page, printed.pages[p], corner) < 0.1);
            }
            CHECK(std::string(page->GetSpatialRef()->GetAttrValue("PROJCS")) ==
                  "WGS 84 / UTM zone 42N");
            CHECK(page->GetMetadataItem("NEATLINE") != nullptr);
        }
    }
    std::filesystem::remove(file);
}

TEST_CASE("a place that cannot be written to is named, and bytes that are no PDF") {
    const std::string sound =
        print_sheet(sample_sheet({}), PrintOptions{}, text::Catalogue()).files.front();
    CHECK_THROWS_AS(io::write_geo_pdf("/nowhere/map.pdf", sound, {}), Error);
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "zamin_no.pdf";
    io::PageGeoreference page{210, 297, 10, 10, 100, 100, {0, 0, 1, 1}, Crs::parse("EPSG:32642")};
    const std::vector<std::vector<io::PageGeoreference>> one_page{{page}};
    CHECK_THROWS_WITH_AS(io::write_geo_pdf(file, "no pdf", one_page),
                         doctest::Contains("cannot be given their coordinates"), Error);
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("a PDF whose objects lie in streams is refused, not broken") {
    if (std::system("command -v qpdf >/dev/null 2>&1") != 0) {
        MESSAGE("skipped: qpdf is not installed");
        return;
    }
    const test::TemporaryFolder folder;
    const std::filesystem::path plain = folder / "plain.pdf";
    const std::filesystem::path packed = folder / "packed.pdf";
    const Printed printed = print_sheet(sample_sheet({}), PrintOptions{}, text::Catalogue());
    std::ofstream(plain, std::ios::binary) << printed.files.front();
    const std::string pack =
        "qpdf --object-streams=generate " + plain.string() + " " + packed.string();
    REQUIRE(std::system(pack.c_str()) == 0);
    std::ifstream in(packed, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    CHECK_THROWS_WITH_AS(io::write_geo_pdf(folder / "map.pdf", bytes, georeferences(printed)),
                         doctest::Contains("not listed in a table"), Error);
    CHECK_FALSE(std::filesystem::exists(folder / "map.pdf"));
}
