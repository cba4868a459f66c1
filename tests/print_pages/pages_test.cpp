// Every layout of the sample in three languages on four sizes of paper, as other programs see the
// PDF: rendered and compared with kept pictures, its text read back, its fonts, structure, size and
// coordinates checked. ZAMIN_WRITE_GOLDEN=1 in the environment writes the pictures anew; look at
// them before they are committed.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <gdal_priv.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "print/page_checks.hpp"
#include "print_pages/grey_picture.hpp"
#include "print_pages/page_files.hpp"

using namespace zamin;
using namespace zamin::test;

namespace fs = std::filesystem;

namespace {

constexpr std::array cases{PageCase{"coverage", "coverage", "", 0},
                           PageCase{"coverage-district", "coverage", "districts", 1},
                           PageCase{"coverage-village", "coverage", "villages", 1},
                           PageCase{"access", "access", "", 0},
                           PageCase{"access-group", "access", "groups", 4},
                           PageCase{"services", "services", "", 0},
                           PageCase{"services-village", "services", "villages", 5},
                           PageCase{"catchments", "catchments", "", 0},
                           PageCase{"siting", "siting", "", 0},
                           PageCase{"profile", "profile", "clusters", 2},
                           PageCase{"parcel", "parcel", "parcels", 0},
                           PageCase{"quality", "quality", "", 0},
                           PageCase{"quality-group", "quality", "groups", 7}};

constexpr std::array formats{
    print::PageFormat{print::Paper::a5, print::Orientation::portrait, false},
    print::PageFormat{print::Paper::a4, print::Orientation::landscape, false},
    print::PageFormat{print::Paper::a3, print::Orientation::portrait, true},
    print::PageFormat{print::Paper::a0, print::Orientation::landscape, false}};

// Longer side of a kept picture, in dots.
constexpr int picture_dots = 300;

// The letters of a text, without what is between them: readers break lines where they like.
std::string letters(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool no_break = text.compare(i, 2, "\u00a0") == 0;
        const bool narrow = text.compare(i, 3, "\u202f") == 0;
        i += narrow ? 2U : no_break ? 1U : 0U;
        if (!narrow && !no_break &&
            std::string_view(" \t\r\n\f").find(text[i]) == std::string::npos) {
            result += text[i];
        }
    }
    return result;
}

void check_text(const PageFile& file) {
    const std::string text = letters(said("pdftotext -raw '" + file.pdf.string() + "' -").text);
    for (const print::SetText& set : file.placed.texts) {
        CAPTURE(set.text);
        CHECK_MESSAGE(set.text.find("…") == std::string::npos, "a text is cut");
        // Word by word: a text of several lines beside another one may be read in turns.
        for (std::size_t from = 0; from < set.text.size();) {
            const std::size_t to = std::min(set.text.find(' ', from), set.text.size());
            const std::string word = letters(set.text.substr(from, to - from));
            CHECK_MESSAGE(text.find(word) != std::string::npos, "missing in the PDF: ", word);
            from = to + 1;
        }
    }
}

void check_size(const PageFile& file) {
    const std::string text = said("pdfinfo '" + file.pdf.string() + "'").text;
    const std::size_t at = text.find("Page size:");
    REQUIRE(at != std::string::npos);
    double w = 0.0;
    double h = 0.0;
    REQUIRE(std::sscanf(text.c_str() + at, "Page size: %lf x %lf", &w, &h) == 2);
    CHECK(w == doctest::Approx(file.format.size_mm().w / print::mm_per_pt).epsilon(1e-5));
    CHECK(h == doctest::Approx(file.format.size_mm().h / print::mm_per_pt).epsilon(1e-5));
}

void check_fonts(const PageFile& file) {
    const std::string text = said("pdffonts '" + file.pdf.string() + "'").text;
    CHECK(text.find("NotoSans") != std::string::npos);
    CHECK(text.find(" no ") == std::string::npos);  // each embedded, subset, with its letters
}

// How far, on paper, GDAL puts a corner of the map's frame from where the map has it.
double off_mm(GDALDataset& page, const print::PlacedPage& placed, const print::PlacedMap& map,
              Coord corner) {
    std::array<double, 6> t{};
    REQUIRE(page.GetGeoTransform(t.data()) == CE_None);
    const double m_per_mm = map.scale / 1000.0;
    const double px = corner.x / placed.size.w * page.GetRasterXSize();
    const double py = corner.y / placed.size.h * page.GetRasterYSize();
    const double x = map.box_m.min_x + (corner.x - map.frame.x) * m_per_mm;
    const double y = map.box_m.max_y - (corner.y - map.frame.y) * m_per_mm;
    return std::hypot(t[0] + px * t[1] + py * t[2] - x, t[3] + px * t[4] + py * t[5] - y) /
           m_per_mm;
}

// Of a page with two maps GDAL reads one.
void check_coordinates(const PageFile& file) {
    if (file.placed.maps.empty()) {
        return;
    }
    const std::unique_ptr<GDALDataset> page(
        GDALDataset::Open(("PDF:1:" + file.pdf.string()).c_str()));
    REQUIRE(page);
    double best_mm = 1e9;
    for (const print::PlacedMap& map : file.placed.maps) {
        const print::RectMm& frame = map.frame;
        best_mm = std::min(
            best_mm, std::max(off_mm(*page, file.placed, map, {frame.x, frame.y}),
                              off_mm(*page, file.placed, map, {frame.right(), frame.bottom()})));
    }
    CHECK(best_mm < 0.1);
}

GreyPicture rendered(const PageFile& file) {
    const fs::path root = fs::path(file.pdf).replace_extension();
    const Said run = said(fmt::format("pdftoppm -gray -singlefile -scale-to {} '{}' '{}'",
                                      picture_dots, file.pdf.string(), root.string()));
    REQUIRE(run.well);
    return read_pgm(root.string() + ".pgm");
}

// Against the kept picture of the case and language, whose columns are the papers.
void check_pictures(const std::string& name, const std::vector<PageFile>& files,
                    const fs::path& folder) {
    std::vector<GreyPicture> now;
    for (const PageFile& file : files) {
        now.push_back(rendered(file));
    }
    const fs::path kept = fs::path(ZAMIN_SOURCE_DIR) / "tests/golden/pages" / (name + ".png");
    const fs::path written = folder / (name + ".png");
    write_png(written, side_by_side(now));
    if (std::getenv("ZAMIN_WRITE_GOLDEN") != nullptr) {
        fs::create_directories(kept.parent_path());
        fs::copy_file(written, kept, fs::copy_options::overwrite_existing);
        return;
    }
    REQUIRE_MESSAGE(fs::exists(kept), kept.string(), " is missing; ZAMIN_WRITE_GOLDEN=1 writes it");
    const GreyPicture then = read_png(kept);
    int left = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const GreyDifference off =
            difference(column(then, left, now[i].width, now[i].height), now[i]);
        left += now[i].width;
        CHECK_MESSAGE((off.same_size && off.far_off < 0.01 && off.worst_block < 60.0),
                      files[i].words, " is not as in ", kept.string(), ": ", off.far_off * 100.0,
                      " % of its dots differ, most at ", off.worst_place, " (", off.worst_block,
                      " of 255); it is now ", written.string(), " and ", files[i].pdf.string());
    }
}

void check_layout(const PageCase& page, const fs::path& folder) {
    for (const text::Language language : text::languages) {
        const std::unique_ptr<commands::PrintMap> map = sample_map(page, language);
        const text::Catalogue words(language);
        std::vector<PageFile> files;
        for (const print::PageFormat& format : formats) {
            files.push_back(write_page(folder, page, *map, format, words));
            const PageFile& file = files.back();
            CAPTURE(file.words);
            print::check_page(file.placed, format);
            check_coordinates(file);
            if (is_installed("pdftotext")) {
                check_text(file);
                check_size(file);
                check_fonts(file);
            }
            if (is_installed("qpdf")) {
                CHECK(said("qpdf --check '" + file.pdf.string() + "'").well);
            }
        }
        if (is_installed("pdftoppm")) {
            check_pictures(fmt::format("{}-{}", page.name, text::code(language)), files, folder);
        }
    }
}

}  // namespace

TEST_CASE("every layout, in three languages, on four sizes of paper") {
    GDALAllRegister();
    const fs::path folder = ZAMIN_PAGES_DIR;
    fs::create_directories(folder);
    if (!is_installed("pdftoppm") || !is_installed("qpdf")) {
        MESSAGE("poppler-utils or qpdf is not installed; what they would say is not checked");
    }
    for (const PageCase& page : cases) {
        SUBCASE(page.name) {
            check_layout(page, folder);
        }
    }
}
