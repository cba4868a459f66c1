// Pictures of the window as the real renderer draws it, compared with kept ones: the whole region,
// a district, one plot with its card, land whose crop is unknown, labels in three languages.
// ZAMIN_WRITE_GOLDEN writes them anew.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "app/read_png.hpp"
#include "core/error.hpp"
#include "temporary_folder.hpp"
#include "viewer/offscreen.hpp"
#include "viewer/open_options.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace fs = std::filesystem;

namespace {

// Share of pixels of which a channel is far off: another version of FreeType draws letters a little
// otherwise, and that is not what is looked for.
double share_far_off(const Picture& a, const Picture& b) {
    constexpr int far = 60;
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
        bool off = false;
        for (std::size_t c = 0; c < 3; ++c) {
            off = off || std::abs(int{a.rgba[i + c]} - int{b.rgba[i + c]}) > far;
        }
        count += off ? 1U : 0U;
    }
    return static_cast<double>(count) / (static_cast<double>(a.rgba.size()) / 4.0);
}

void check_picture(const char* name, OpenOptions options) {
    const fs::path source(ZAMIN_SOURCE_DIR);
    const fs::path kept = source / "tests/golden/window" / (std::string(name) + ".png");
    options.sources = {(source / "sample-data/khatlon.toml").string()};
    options.width_px = 480;
    options.height_px = 320;
    const TemporaryFolder folder;
    options.screenshot = folder / "now.png";
    try {
        write_screenshot(options);
    } catch (const Error& e) {
        if (std::string(e.what()).find("EGL") == std::string::npos &&
            std::string(e.what()).find("OpenGL") == std::string::npos) {
            throw;
        }
        MESSAGE("skipped: " << e.what());
        return;
    }
    if (std::getenv("ZAMIN_WRITE_GOLDEN") != nullptr) {
        fs::create_directories(kept.parent_path());
        fs::copy_file(options.screenshot, kept, fs::copy_options::overwrite_existing);
        return;
    }
    if (!fs::exists(kept)) {
        MESSAGE("skipped: there is no " << kept.string() << "; ZAMIN_WRITE_GOLDEN writes it");
        return;
    }
    const Picture now = read_png(options.screenshot);
    const Picture then = read_png(kept);
    REQUIRE(now.width == then.width);
    REQUIRE(now.height == then.height);
    CAPTURE(name);
    CHECK(share_far_off(now, then) < 0.015);
}

OpenOptions at(const char* place, text::Language language = text::Language::english) {
    OpenOptions options;
    options.zoom_to = place;
    options.language = language;
    options.panel = "none";
    return options;
}

}  // namespace

TEST_CASE("the whole region in three languages") {
    check_picture("region-en", at(""));
    check_picture("region-tg", at("", text::Language::tajik));
    check_picture("region-ru", at("", text::Language::russian));
}

TEST_CASE("a district, and a plot with its card") {
    check_picture("district", at("districts:Balkhi"));
    check_picture("plot", at("plots:1"));
}

TEST_CASE("land whose crop is unknown is hatched, and a layer by classes of a number too") {
    check_picture("unknown", at("plots:KUL-0068"));
}

TEST_CASE("the same in the dark") {
    OpenOptions dark = at("districts:Kulob");
    dark.theme = ThemeName::dark;
    check_picture("dark", dark);
}
