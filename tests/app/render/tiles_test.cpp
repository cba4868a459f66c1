// Tiles are a way to be fast: what is seen is the same as if all were drawn anew.
#include <limits>

#include "stage.hpp"
#include "viewer/render/tile_cache.hpp"

using namespace zamin::viewer::test;
using zamin::Layer;
using zamin::viewer::Colour;
using zamin::viewer::DrawItem;
using zamin::viewer::LayerHandle;
using zamin::viewer::MapStyle;

namespace {

Layer many_squares(int side) {
    Layer layer = map_layer();
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            add_square(layer, 10.0 * x, 10.0 * y, 7.0);
        }
    }
    return layer;
}

MapStyle plots() {
    MapStyle style;
    style.fills = {Colour::hex(0x44AA99, 0.85F)};
    style.outline = Colour::hex(0x5B6570);
    return style;
}

std::size_t different_pixels(const zamin::viewer::Picture& a, const zamin::viewer::Picture& b) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) {
        count += std::abs(int{a.rgba[i]} - int{b.rgba[i]}) > 2 ? 1U : 0U;
    }
    return count;
}

}  // namespace

TEST_CASE("after a pan by whole pixels the picture is the same as one drawn afresh") {
    const auto moved = make_stage();
    if (!moved) {
        return;
    }
    const zamin::viewer::MapShapes shapes = shapes_of(many_squares(60));
    const MapStyle style = plots();
    LayerHandle handle = moved->renderer->upload(shapes);
    moved->draw(handle, style);
    moved->view.pan_px(-151.0, 37.0);
    moved->draw(handle, style);
    const auto picture = moved->picture();

    const auto view = moved->view;
    moved->renderer = zamin::viewer::make_gl_renderer();
    moved->view = view;
    handle = moved->renderer->upload(shapes);
    moved->draw(handle, style);
    CHECK(different_pixels(picture, moved->picture()) == 0);
}

TEST_CASE("with little time the picture comes in several calls and ends the same") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    const LayerHandle handle = stage->renderer->upload(shapes_of(many_squares(100)));
    const MapStyle style = plots();
    stage->view.metres_per_px = 5.0;
    CHECK(stage->draw(handle, style));
    const auto whole = stage->picture();

    stage->renderer->set_frame_budget_ms(0.0);
    stage->ground = Colour::hex(0xFFFFFE);
    int calls = 1;
    while (!stage->draw(handle, style) && calls < 100'000) {
        ++calls;
    }
    CHECK(calls > 1);
    CHECK(calls < 100'000);
    CHECK(different_pixels(whole, stage->picture()) == 0);
}

TEST_CASE("while the scale changes something near is shown, at rest the true picture") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    add_square(layer, 60, 60, 80);
    const LayerHandle handle = stage->renderer->upload(shapes_of(layer));
    MapStyle style;
    style.fills = {Colour::hex(0xFF0000)};
    stage->draw(handle, style);
    stage->renderer->set_frame_budget_ms(1000.0);
    for (int i = 0; i < 20; ++i) {
        stage->view.zoom_at({100.0, 100.0}, 1.03);
        CHECK_FALSE(stage->draw(handle, style));
        CHECK(near(stage->at(100.5, 100.5), {255, 0, 0}));
        CHECK(near(stage->at(66.0, 100.5), {255, 0, 0}));
        CHECK(near(stage->at(54.0, 100.5), {255, 255, 255}));
    }
    int calls = 0;
    while (!stage->draw(handle, style) && calls < 100'000) {
        ++calls;
    }
    CHECK(calls < 100'000);
    const auto picture = stage->picture();
    stage->renderer->set_frame_budget_ms(std::numeric_limits<double>::infinity());
    stage->ground = Colour::hex(0xFFFFFE);
    CHECK(stage->draw(handle, style));
    CHECK(different_pixels(picture, stage->picture()) == 0);
}

TEST_CASE("what is selected changes without drawing tiles anew") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    const LayerHandle handle = stage->renderer->upload(shapes_of(many_squares(20)));
    const MapStyle style = plots();
    MapStyle nothing;
    nothing.outline.a = 0.0F;
    stage->draw(handle, style);
    stage->renderer->set_frame_budget_ms(0.0);
    const std::vector<std::uint32_t> selected{210};
    const std::vector<DrawItem> items{
        {handle, &style, selected, Colour::hex(0xE9A820)},
        {handle, &nothing, selected, Colour::hex(0xE9A820)},
    };
    CHECK(stage->draw(items));
    CHECK(near(stage->at(100.5, 103.5), {0xE9, 0xA8, 0x20}));
}

TEST_CASE("classes, styles and removed layers show at once") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    Layer layer = map_layer();
    add_square(layer, 50, 50, 100);
    const LayerHandle handle = stage->renderer->upload(shapes_of(layer));
    MapStyle style;
    style.fills = {Colour::hex(0xFF0000)};
    stage->draw(handle, style);
    CHECK(near(stage->at(100.5, 100.5), {255, 0, 0}));
    style.fills = {Colour::hex(0x00FF00)};
    stage->draw(handle, style);
    CHECK(near(stage->at(100.5, 100.5), {0, 255, 0}));
    const std::vector<std::uint8_t> hidden{255};
    stage->renderer->set_classes(handle, hidden);
    stage->draw(handle, style);
    CHECK(near(stage->at(100.5, 100.5), {255, 255, 255}));
    stage->renderer->set_classes(handle, std::vector<std::uint8_t>{0});
    stage->renderer->remove(handle);
    stage->draw(handle, style);
    CHECK(near(stage->at(100.5, 100.5), {255, 255, 255}));
}

TEST_CASE("plots smaller than a pixel melt into an even tint") {
    const auto stage = make_stage();
    if (!stage) {
        return;
    }
    // 7 x 7 m of every 10 x 10 m are black: 49 of 100 parts at any scale.
    const LayerHandle handle = stage->renderer->upload(shapes_of(many_squares(200)));
    MapStyle style;
    style.fills = {Colour::hex(0x000000)};
    style.outline.a = 0.0F;
    for (const double metres_per_px : {7.3, 13.0, 19.7}) {
        stage->view.center_m = {1000.0, 1000.0};
        stage->view.metres_per_px = metres_per_px;
        stage->draw(handle, style);
        double sum = 0.0;
        int darkest = 255;
        int lightest = 0;
        for (int y = 90; y < 110; ++y) {
            for (int x = 90; x < 110; ++x) {
                const auto i = static_cast<std::size_t>((y * stage_px + x) * 4);
                const int value = stage->picture().rgba[i];
                sum += value;
                darkest = std::min(darkest, value);
                lightest = std::max(lightest, value);
            }
        }
        CHECK(sum / 400.0 == doctest::Approx(0.51 * 255.0).epsilon(0.1));
        if (metres_per_px > 10.0) {
            CHECK(darkest > 20);
            CHECK(lightest < 235);
        }
    }
}
