// What lies too close together to be told apart.
#include "stage.hpp"

using namespace zamin::viewer::test;
using zamin::viewer::Colour;
using zamin::viewer::MapStyle;

TEST_CASE("a crowd of points shows its colour, not its rims") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    zamin::Layer layer = map_layer();
    for (int i = 0; i < 20'000; ++i) {
        layer.geometry.coords.push_back({(i % 200) + 0.5, (i / 200) * 2 + 0.5});
        layer.geometry.end_ring();
        end_feature(layer, zamin::GeometryKind::point);
    }
    MapStyle style;
    style.fills = {Colour::hex(0x44AA99)};
    style.point_px = 7.0F;
    style.casing = Colour{1.0F, 1.0F, 1.0F, 1.0F};
    style.casing_px = 1.5F;
    stage->draw(stage->renderer->upload(shapes_of(layer)), style);
    CHECK(near(stage->at(100, 100), {0x44, 0xAA, 0x99}));
    CHECK(near(stage->at(51, 73), {0x44, 0xAA, 0x99}));
}
