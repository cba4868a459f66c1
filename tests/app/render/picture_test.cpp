#include "app/read_png.hpp"
#include "stage.hpp"
#include "temporary_folder.hpp"
#include "viewer/png.hpp"

using namespace zamin::viewer::test;
using zamin::test::read_png;
using zamin::viewer::Colour;
using zamin::viewer::Offscreen;
using zamin::viewer::Picture;
using zamin::viewer::write_png;

namespace {

Picture two_by_one(std::uint8_t alpha) {
    return {2, 1, {10, 20, 30, 255, 200, 100, 50, alpha}};
}

}  // namespace

TEST_CASE("a picture comes back as it was written") {
    const zamin::test::TemporaryFolder folder;
    bool has_alpha = true;
    write_png(two_by_one(255), folder / "solid.png");
    CHECK(read_png(folder / "solid.png", &has_alpha).rgba == two_by_one(255).rgba);
    CHECK_FALSE(has_alpha);
    write_png(two_by_one(7), folder / "glass.png");
    CHECK(read_png(folder / "glass.png", &has_alpha).rgba == two_by_one(7).rgba);
    CHECK(has_alpha);
    CHECK(folder.names() == std::vector<std::string>{"glass.png", "solid.png"});
}

TEST_CASE("a picture that cannot be written says where and leaves nothing") {
    const zamin::test::TemporaryFolder folder;
    CHECK_THROWS_WITH_AS(write_png(two_by_one(255), folder / "nowhere" / "map.png"),
                         doctest::Contains("nowhere"), zamin::Error);
    CHECK_THROWS_AS(write_png(Picture(), folder / "empty.png"), zamin::Error);
    CHECK(folder.names().empty());
}

TEST_CASE("rows go from top to bottom") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    zamin::Layer layer = map_layer();
    add_square(layer, 0, 150, 50);  // the upper left corner of the map
    zamin::viewer::MapStyle style;
    style.fills = {Colour::hex(0xFF0000)};
    stage->draw(stage->renderer->upload(shapes_of(layer)), style);
    CHECK(stage->picture().width == stage_px);
    CHECK(stage->picture().rgba[(20 * stage_px + 20) * 4 + 1] == 0);
    CHECK(stage->picture().rgba[(180 * stage_px + 20) * 4 + 1] == 255);
}

TEST_CASE("sizes that are no picture are refused") {
    CHECK_THROWS_AS(Offscreen(0, 100), zamin::UsageError);
    CHECK_THROWS_AS(Offscreen(100, 1'000'000), zamin::UsageError);
}
