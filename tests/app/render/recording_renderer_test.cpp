#include "viewer/render/recording_renderer.hpp"

#include <doctest/doctest.h>

using zamin::viewer::Colour;
using zamin::viewer::DrawItem;
using zamin::viewer::LayerHandle;
using zamin::viewer::MapShapes;
using zamin::viewer::MapStyle;
using zamin::viewer::RecordingRenderer;

TEST_CASE("the stand-in remembers what it was asked") {
    RecordingRenderer renderer;
    MapShapes shapes;
    shapes.feature_count = 3;
    const LayerHandle first = renderer.upload(shapes);
    const LayerHandle second = renderer.upload(shapes);
    CHECK(first != second);
    renderer.set_classes(first, std::vector<std::uint8_t>{1, 2, 255});
    CHECK(renderer.classes_of.at(first)[2] == 255);

    MapStyle style;
    style.point_px = 11.0F;
    const std::vector<std::uint32_t> selected{2};
    const DrawItem item{first, &style, selected, {}};
    CHECK(renderer.draw({}, 3, 4, Colour::hex(0x23272B), std::span(&item, 1)));
    REQUIRE(renderer.draws.size() == 1);
    CHECK(renderer.draws[0].x_px == 3);
    CHECK(renderer.draws[0].items[0].style.point_px == 11.0F);
    CHECK(renderer.draws[0].items[0].selected == selected);

    renderer.remove(first);
    CHECK(renderer.shapes_of.size() == 1);
}

TEST_CASE("colours from their usual notation") {
    const Colour teal = Colour::hex(0x44AA99, 0.5F);
    CHECK(teal.r == doctest::Approx(0x44 / 255.0));
    CHECK(teal.g == doctest::Approx(0xAA / 255.0));
    CHECK(teal.b == doctest::Approx(0x99 / 255.0));
    CHECK(teal.a == 0.5F);
}
