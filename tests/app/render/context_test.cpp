#include "stage.hpp"

using namespace zamin::viewer::test;
using zamin::viewer::Colour;
using zamin::viewer::DrawItem;
using zamin::viewer::MapStyle;
using zamin::viewer::Offscreen;
using zamin::viewer::Picture;

namespace {

// Two squares of two classes, one of them chosen.
struct Scene {
    MapStyle style;
    std::vector<std::uint32_t> chosen{1};

    zamin::viewer::LayerHandle upload(zamin::viewer::MapRenderer& renderer) {
        zamin::Layer layer = map_layer();
        add_square(layer, 20, 20, 60);
        add_square(layer, 110, 110, 60);
        style.fills = {Colour::hex(0xC8A040), Colour::hex(0x408040)};
        style.outline = Colour::hex(0x202020);
        style.outline_px = 2.0F;
        const auto handle = renderer.upload(shapes_of(layer));
        const std::vector<std::uint8_t> classes{0, 1};
        renderer.set_classes(handle, classes);
        return handle;
    }
};

}  // namespace

TEST_CASE("a renderer that lost its context draws the same picture in another one") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    auto& renderer = *stage->renderer;
    renderer.leave_context();  // the stage's own, in which it was made
    auto screen = std::make_unique<Offscreen>(stage_px, stage_px);
    Scene scene;
    const DrawItem item{scene.upload(renderer), &scene.style, scene.chosen, Colour::hex(0xE02020)};
    const auto draw = [&] {
        renderer.draw(stage->view, 0, 0, stage->ground, std::span(&item, 1));
        return screen->read();
    };
    const Picture before = draw();
    const std::size_t inside = (150 * stage_px + 50) * 4;  // of the lower left square
    CHECK(before.rgba[inside] == 0xC8);
    CHECK(before.rgba[inside + 1] == 0xA0);

    renderer.leave_context();
    screen.reset();
    screen = std::make_unique<Offscreen>(stage_px, stage_px);
    CHECK(draw().rgba == before.rgba);
    renderer.leave_context();  // what it holds must go before the screen
}
