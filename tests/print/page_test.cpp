#include "print/page.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "print/page_checks.hpp"
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

TEST_CASE("black and white: nothing on map, bars and legend has a colour, and crops have hatches") {
    Sheet sheet = sample_sheet({});
    MapName& name = sheet.map->layers.front().names.front();
    name.bar = {{sheet.map->layers.front().fills.front(), 1.0}};
    sheet.map->layers.front().fills.push_back({style::Colour::hex(0xFDE725)});
    to_black_and_white(sheet);
    const auto grey = [](const style::Colour& c) { return c.r == c.g && c.g == c.b; };
    for (const MapLayer& layer : sheet.map->layers) {
        CHECK(grey(layer.outline));
        for (const Fill& fill : layer.fills) {
            CHECK((grey(fill.colour) && grey(fill.line)));
        }
    }
    CHECK(name.bar.front().fill.hatch == Hatch::horizontal);
    CHECK(grey(name.bar.front().fill.colour));
    CHECK(grey(sheet.legend.front().entries.front().swatch.fill.colour));
    // A colour without a hatch keeps its tone: yellow is light.
    CHECK(sheet.map->layers.front().fills.back().colour.r > 0.8F);
}

TEST_CASE("the day of printing is the last of the notes, as people write it") {
    PrintOptions options;
    options.file = PageFile::pixels;
    options.dpi = 30.0;
    options.day = "2018-05-03";
    const text::Catalogue russian(text::Language::russian);
    const Printed printed = print_sheet(sample_sheet({}), options, russian);
    CHECK(says(printed.pages.front(), "members. Напечатано: 3\u00A0мая 2018\u00A0г."));
}

TEST_CASE("bars that gave way are there again where the column has room after all") {
    // As on a page with long names of districts: a few bars of many lines beside a short legend.
    Sheet sheet = sample_sheet({});
    sheet.table = {};
    sheet.bars.rows.clear();
    for (int i = 0; i < 4; ++i) {
        sheet.bars.rows.push_back({words_of(90), {{Fill{style::Colour::hex(0x44AA99)}, 1.0}}, "1"});
    }
    PrintOptions options;
    options.file = PageFile::pixels;
    options.dpi = 30.0;
    const Printed printed = print_sheet(sheet, options, text::Catalogue());
    check_page(printed.pages.front(), options.format);
    CHECK(has_part(printed.pages.front(), "bars"));
}

TEST_CASE("a map at a scale of one's own tells whether it shows all") {
    Sheet sheet = sample_sheet({});
    PrintOptions options;
    options.file = PageFile::pixels;
    options.dpi = 30.0;
    const text::Catalogue words;
    CHECK(print_sheet(sheet, options, words).pages.front().maps.front().shows_all());
    sheet.map->scale = 1000.0;
    CHECK_FALSE(print_sheet(sheet, options, words).pages.front().maps.front().shows_all());
}
