// Every map of the sample in three languages on four papers, a picture of twelve small pages a map.
// ZAMIN_UPDATE_GOLDEN=1 writes the pictures anew: look at them before they are kept. The pages as
// they are lie in the folder for temporary files where they differ.
#include <cairo.h>
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "commands/print_maps.hpp"
#include "print/print.hpp"

using namespace zamin;

namespace {

namespace fs = std::filesystem;

constexpr int cell_px = 200;  // longer side of a page
constexpr std::array papers{print::Paper::a5, print::Paper::a4, print::Paper::a3, print::Paper::a1};

struct SurfaceDeleter {
    void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
};
using Picture = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;

Picture sheet_of_pictures() {
    return Picture(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                              cell_px * static_cast<int>(papers.size()),
                                              cell_px * static_cast<int>(text::languages.size())));
}

// Every other paper stands upright.
print::PrintOptions options_for(std::size_t paper) {
    print::PrintOptions options;
    options.file = print::PageFile::pixels;
    options.format.paper = papers[paper];
    options.format.orientation =
        paper % 2 == 0 ? print::Orientation::landscape : print::Orientation::portrait;
    const print::SizeMm size = options.format.size_mm();
    options.dpi = cell_px * 25.4 / std::max(size.w, size.h);
    return options;
}

void put(cairo_surface_t* onto, const std::string& pixels, print::PictureSize size, int x, int y) {
    cairo_surface_flush(onto);
    for (int row = 0; row < size.height; ++row) {
        unsigned char* to =
            cairo_image_surface_get_data(onto) +
            static_cast<std::ptrdiff_t>(y + row) * cairo_image_surface_get_stride(onto) + 4 * x;
        const auto from = static_cast<std::size_t>(row) * static_cast<std::size_t>(size.width) * 4;
        std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(from), 4 * size.width, to);
    }
    cairo_surface_mark_dirty(onto);
}

Picture pages_of(const project::Project& project, const char* map) {
    Picture picture = sheet_of_pictures();
    for (std::size_t l = 0; l < text::languages.size(); ++l) {
        commands::PrintMapRequest request;
        request.project = project;
        request.map = map;
        request.language = text::languages[l];
        Progress progress;
        const auto pages = commands::make_print_map(request, progress);
        const text::Catalogue words(request.language);
        for (std::size_t p = 0; p < papers.size(); ++p) {
            const print::PrintOptions options = options_for(p);
            pages->use(options.format, std::nullopt);
            const print::Printed printed = print::print_sheet(pages->sheet(0), options, words);
            put(picture.get(), printed.files.front(),
                print::picture_size(options.format.size_mm(), options.dpi),
                static_cast<int>(p) * cell_px, static_cast<int>(l) * cell_px);
        }
    }
    return picture;
}

// Share of the dots whose colours lie further apart than the edges of letters do by another
// version of a font's renderer.
double share_apart(cairo_surface_t* a, cairo_surface_t* b) {
    constexpr int most = 60;
    const int width = cairo_image_surface_get_width(a);
    const int height = cairo_image_surface_get_height(a);
    if (width != cairo_image_surface_get_width(b) || height != cairo_image_surface_get_height(b)) {
        return 1.0;
    }
    std::int64_t apart = 0;
    for (int y = 0; y < height; ++y) {
        const auto row = [y](cairo_surface_t* s) {
            return cairo_image_surface_get_data(s) +
                   static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(s);
        };
        for (int x = 0; x < width; ++x) {
            int difference = 0;
            for (int part = 0; part < 3; ++part) {
                difference =
                    std::max(difference, std::abs(row(a)[4 * x + part] - row(b)[4 * x + part]));
            }
            apart += difference > most ? 1 : 0;
        }
    }
    return static_cast<double>(apart) / (static_cast<double>(width) * height);
}

void compare(const char* map, cairo_surface_t* now) {
    const std::string name = std::string(map) + ".png";
    const fs::path golden = fs::path(ZAMIN_SOURCE_DIR) / "tests/golden/pages" / name;
    if (std::getenv("ZAMIN_UPDATE_GOLDEN") != nullptr) {
        REQUIRE(cairo_surface_write_to_png(now, golden.c_str()) == CAIRO_STATUS_SUCCESS);
        return;
    }
    const Picture kept(cairo_image_surface_create_from_png(golden.c_str()));
    REQUIRE(cairo_surface_status(kept.get()) == CAIRO_STATUS_SUCCESS);
    const double apart = share_apart(now, kept.get());
    CHECK(apart < 0.005);
    if (!(apart < 0.005)) {
        const fs::path seen = fs::temp_directory_path() / ("zamin-page-" + name);
        cairo_surface_write_to_png(now, seen.c_str());
        MESSAGE(seen.string() << " is what the pages are like now");
    }
}

}  // namespace

TEST_CASE("pages of the sample look as they were left, in three languages on four papers") {
    const project::Project project =
        project::load(fs::path(ZAMIN_SOURCE_DIR) / "sample-data/khatlon.toml");
    for (const commands::PrintMapKind& kind : commands::print_map_kinds()) {
        CAPTURE(kind.word);
        const Picture now = pages_of(project, kind.word);
        compare(kind.word, now.get());
    }
}
