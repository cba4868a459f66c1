// What a style puts on the screen, checked well inside and well outside of edges.
#include "stage.hpp"

using namespace zamin::viewer::test;
using zamin::GeometryKind;
using zamin::Layer;
using zamin::viewer::Colour;
using zamin::viewer::DrawItem;
using zamin::viewer::LayerHandle;
using zamin::viewer::MapStyle;
using zamin::viewer::PointSign;

namespace {

constexpr Pixel white{255, 255, 255};
constexpr Pixel red{255, 0, 0};
constexpr Pixel green{0, 255, 0};
constexpr Pixel blue{0, 0, 255};

MapStyle filled(std::initializer_list<std::uint32_t> colours) {
    MapStyle style;
    for (const std::uint32_t colour : colours) {
        style.fills.push_back(Colour::hex(colour));
    }
    style.outline.a = 0.0F;
    return style;
}

MapStyle lined(std::uint32_t colour, float width_px) {
    MapStyle style;
    style.outline = Colour::hex(colour);
    style.outline_px = width_px;
    return style;
}

}  // namespace

TEST_CASE("a square is filled, its hole is not") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    add_ring(layer, square(50, 50, 100));
    add_ring(layer, square(80, 80, 40));
    end_feature(layer, GeometryKind::polygon);
    const LayerHandle handle = stage->renderer->upload(shapes_of(layer));
    CHECK(stage->draw(handle, filled({0xFF0000})));
    for (const double x : {51.5, 65.5, 148.5}) {
        CHECK(near(stage->at(x, 60.5), red));
    }
    CHECK(near(stage->at(48.5, 60.5), white));
    CHECK(near(stage->at(100.5, 151.5), white));
    CHECK(near(stage->at(100.5, 100.5), white));
    CHECK(near(stage->at(100.5, 78.5), red));
}

TEST_CASE("colours follow the classes; class 255 is not drawn") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    for (int i = 0; i < 4; ++i) {
        add_square(layer, 10 + 45.0 * i, 80, 40);
    }
    const LayerHandle handle = stage->renderer->upload(shapes_of(layer));
    const MapStyle style = filled({0xFF0000, 0x00FF00, 0x0000FF});
    stage->draw(handle, style);
    CHECK(near(stage->at(165.5, 100.5), red));
    const std::vector<std::uint8_t> classes{0, 1, 255, 9};
    stage->renderer->set_classes(handle, classes);
    stage->draw(handle, style);
    CHECK(near(stage->at(30.5, 100.5), red));
    CHECK(near(stage->at(75.5, 100.5), green));
    CHECK(near(stage->at(120.5, 100.5), white));
    CHECK(near(stage->at(165.5, 100.5), blue));  // beyond the fills: the last of them
}

TEST_CASE("opacity lets the ground through") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    add_square(layer, 50, 50, 100);
    MapStyle style = filled({0x000000});
    style.opacity = 0.5F;
    stage->draw(stage->renderer->upload(shapes_of(layer)), style);
    CHECK(near(stage->at(100.5, 100.5), {127, 127, 127}));
    CHECK(stage->picture().rgba[3] == 255);
}

TEST_CASE("a hatch has its colour and a tint of it, rising to the right") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    add_square(layer, 20, 20, 160);
    MapStyle style = filled({0x0000FF});
    style.hatched = {1};
    style.hatch_spacing_px = 10.0F;
    stage->draw(stage->renderer->upload(shapes_of(layer)), style);
    int full = 0;
    int tint = 0;
    for (int i = 30; i < 170; ++i) {
        const Pixel pixel = stage->at(i + 0.5, 100.5);
        full += near(pixel, blue, 40) ? 1 : 0;
        tint += pixel[0] > 180 ? 1 : 0;
        CHECK(near(pixel, stage->at(i + 5.5, 105.5)));  // the same along a line at 45 degrees
    }
    CHECK(full >= 8);
    CHECK(tint >= 60);
}

TEST_CASE("an outline lies on the edge and vanishes when zoomed out") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    add_square(layer, 50, 50, 100);
    const LayerHandle handle = stage->renderer->upload(shapes_of(layer));
    MapStyle style = lined(0x0000FF, 6.0F);
    stage->draw(handle, style);
    CHECK(near(stage->at(51.5, 100.5), blue));
    CHECK(near(stage->at(48.5, 100.5), blue));
    CHECK(near(stage->at(50.5, 50.5), blue));  // the corner is closed
    CHECK(near(stage->at(100.5, 100.5), white));
    CHECK(near(stage->at(44.5, 100.5), white));
    style.outline_from_metres_per_px = 0.9;
    stage->draw(handle, style);
    CHECK(near(stage->at(51.5, 100.5), white));
}

TEST_CASE("a casing shows on both sides of its line") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    add_ring(layer, {{20, 100}, {180, 100}});
    end_feature(layer, GeometryKind::line);
    MapStyle style = lined(0x0000FF, 6.0F);
    style.casing = Colour::hex(0x00FF00);
    style.casing_px = 5.0F;
    stage->draw(stage->renderer->upload(shapes_of(layer)), style);
    CHECK(near(stage->at(100.5, 100.5), blue));
    CHECK(near(stage->at(100.5, 105.5), green));
    CHECK(near(stage->at(100.5, 94.5), green));
    CHECK(near(stage->at(100.5, 110.5), white));
}

TEST_CASE("dashes: drawn and left out, once along a boundary that two squares share") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    add_square(layer, 20, 20, 80);
    add_square(layer, 100, 20, 80);
    MapStyle style = lined(0x0000FF, 4.0F);
    style.dashed = true;
    style.dash_px = 12.0F;
    stage->draw(stage->renderer->upload(shapes_of(layer)), style);
    int drawn = 0;
    int left_out = 0;
    for (int y = 22; y < 98; ++y) {
        const Pixel pixel = stage->at(100.5, y + 0.5);
        drawn += near(pixel, blue, 20) ? 1 : 0;
        left_out += near(pixel, white, 20) ? 1 : 0;
    }
    CHECK(drawn >= 36);
    CHECK(left_out >= 18);
}

TEST_CASE("lines by class take their colour from the fills") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    for (const double y : {50.5, 150.5}) {
        add_ring(layer, {{20, y}, {180, y}});
        end_feature(layer, GeometryKind::line);
    }
    const LayerHandle handle = stage->renderer->upload(shapes_of(layer));
    const std::vector<std::uint8_t> classes{1, 0};
    stage->renderer->set_classes(handle, classes);
    MapStyle style = filled({0xFF0000, 0x00FF00});
    style.outline = Colour::hex(0x0000FF);
    style.outline_px = 5.0F;
    style.outline_takes_fill = true;
    stage->draw(handle, style);
    CHECK(near(stage->at(100.5, 50.5), green));
    CHECK(near(stage->at(100.5, 150.5), red));
}

TEST_CASE("signs of points: fill inside, outline round it, nothing far off") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    add_ring(layer, {{100.5, 100.5}});
    end_feature(layer, GeometryKind::point);
    const LayerHandle handle = stage->renderer->upload(shapes_of(layer));
    MapStyle style = filled({0xFF0000});
    style.outline = Colour::hex(0x0000FF);
    style.outline_px = 6.0F;
    style.point_px = 60.0F;
    for (const PointSign sign :
         {PointSign::circle, PointSign::square, PointSign::diamond, PointSign::triangle}) {
        style.sign = sign;
        stage->draw(handle, style);
        CHECK(near(stage->at(100.5, 100.5), red));
        CHECK(near(stage->at(160.5, 100.5), white));
        int rim = 0;
        for (int x = 60; x < 100; ++x) {
            rim += near(stage->at(x + 0.5, 100.5), blue) ? 1 : 0;
        }
        CHECK(rim >= 4);
    }
}

TEST_CASE("the selection is outlined above all layers") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer below = map_layer();
    add_square(below, 40, 40, 60);
    add_square(below, 120, 40, 60);
    Layer above = map_layer();
    add_square(above, 20, 20, 170);
    const MapStyle red_fill = filled({0xFF0000});
    const MapStyle green_fill = filled({0x00FF00});
    const LayerHandle first = stage->renderer->upload(shapes_of(below));
    const LayerHandle second = stage->renderer->upload(shapes_of(above));
    const std::vector<std::uint32_t> selected{1, 77};  // 77 does not exist
    const std::vector<DrawItem> items{{first, &red_fill, selected, Colour::hex(0x0000FF)},
                                      {second, &green_fill, {}, {}}};
    stage->draw(items);
    CHECK(near(stage->at(120.5, 70.5), blue));
    CHECK(near(stage->at(40.5, 70.5), green));
    CHECK(near(stage->at(150.5, 70.5), green));
}
