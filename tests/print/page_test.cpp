#include "print/page.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "print/sample_sheet.hpp"

using namespace zamin;
using namespace zamin::print;

TEST_CASE("ISO sizes, which way up, the binding's margin") {
    CHECK(PageFormat{Paper::a4, Orientation::portrait, false}.size_mm().w == 210.0);
    CHECK(PageFormat{Paper::a0, Orientation::landscape, false}.size_mm().w == 1189.0);
    CHECK(PageFormat{Paper::a4, Orientation::portrait, true}.content_mm().x == 20.0);
    CHECK(PageFormat{Paper::a4, Orientation::portrait, false}.content_mm().x == 12.0);
    CHECK(paper_from("a3") == Paper::a3);
    CHECK_THROWS_AS(paper_from("A6"), UsageError);
    CHECK_THROWS_AS(paper_from("letter"), UsageError);
}

TEST_CASE("a map has the scale of its frame to a hundredth of a millimetre") {
    for (const double side_m : {1.5, 4000.0, 150000.0}) {
        Sheet sheet = sample_sheet({});
        sheet.map = two_squares(side_m);
        const Printed printed = print_sheet(sheet, PrintOptions{}, text::Catalogue());
        const PlacedMap& map = printed.pages.front().maps.front();
        CHECK(map.box_m.width() / map.scale * 1000.0 == doctest::Approx(map.frame.w).epsilon(1e-6));
        CHECK(map.box_m.height() / map.scale * 1000.0 ==
              doctest::Approx(map.frame.h).epsilon(1e-6));
        CHECK(map.box_m.contains(sheet.map->extent_m));
    }
}

TEST_CASE("PDF, SVG and PNG; a file a page where the format has one") {
    PrintOptions options;
    Progress progress;
    const auto sheet = [](std::size_t) { return sample_sheet({}); };
    options.file = PageFile::pdf;
    const Printed pdf = print_sheets(3, sheet, options, text::Catalogue(), progress);
    CHECK(pdf.files.size() == 1);
    CHECK(pdf.files.front().starts_with("%PDF-1."));
    options.file = PageFile::svg;
    const Printed svg = print_sheets(2, sheet, options, text::Catalogue(), progress);
    CHECK(svg.files.size() == 2);
    CHECK(svg.files.back().find("<svg") != std::string::npos);
    options.file = PageFile::png;
    options.dpi = 50.0;
    const Printed png = print_sheets(2, sheet, options, text::Catalogue(), progress);
    CHECK(png.files.size() == 2);
    CHECK(png.files.front().starts_with("\x89PNG"));
}

TEST_CASE("an empty map says so and has no georeference") {
    Sheet sheet = sample_sheet({});
    sheet.map = PageMap{};
    sheet.map->crs = Crs::parse("EPSG:32642");
    const Printed printed = print_sheet(sheet, PrintOptions{}, text::Catalogue());
    CHECK(printed.pages.front().maps.empty());
    bool said = false;
    for (const SetText& text : printed.pages.front().texts) {
        said = said || text.text == "No data";
    }
    CHECK(said);
}

TEST_CASE("a logo that is no picture is named") {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "zamin_no_logo.png";
    std::ofstream(file) << "this is no picture";
    Sheet sheet = sample_sheet({});
    sheet.logo = file;
    CHECK_THROWS_WITH_AS(print_sheet(sheet, PrintOptions{}, text::Catalogue()),
                         doctest::Contains("is not a PNG picture"), Error);
    sheet.logo = "/nowhere/logo.png";
    CHECK_THROWS_WITH_AS(print_sheet(sheet, PrintOptions{}, text::Catalogue()),
                         doctest::Contains("no such file"), Error);
    std::filesystem::remove(file);
}

TEST_CASE("cancelling leaves nothing") {
    Progress progress;
    progress.cancel();
    CHECK_THROWS_AS(print_sheets(
                        2, [](std::size_t) { return sample_sheet({}); }, PrintOptions{},
                        text::Catalogue(), progress),
                    Cancelled);
}

TEST_CASE("a page as dots for a screen") {
    PrintOptions options;
    options.file = PageFile::pixels;
    options.dpi = 25.4;
    Sheet sheet;
    sheet.title = "Dots";
    const Printed printed = print_sheet(sheet, options, text::Catalogue());
    CHECK(picture_size({297.0, 210.0}, 25.4).width == 297);
    CHECK(printed.files.front().size() == 297U * 210U * 4U);
    CHECK(static_cast<unsigned char>(printed.files.front()[0]) == 255);  // white paper
}
