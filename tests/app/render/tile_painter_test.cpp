// Tiles painted by the processor: no display is needed.
#include "viewer/render/tile_painter.hpp"

#include <numbers>

#include "stage.hpp"

using namespace zamin::viewer::test;
using zamin::Coord;
using zamin::GeometryKind;
using zamin::Layer;
using zamin::viewer::Colour;
using zamin::viewer::MapStyle;
using zamin::viewer::PaintScene;
using zamin::viewer::TilePainter;
using zamin::viewer::TilePicture;

namespace {

constexpr int tile_px = 64;
const std::atomic<bool> never = false;

PaintScene scene_of(const Layer& layer, const MapStyle& style) {
    PaintScene scene{Colour::hex(0xFFFFFF), {}};
    scene.items.push_back(
        {std::make_shared<const zamin::viewer::MapShapes>(shapes_of(layer)), nullptr, style});
    return scene;
}

TilePicture painted(const PaintScene& scene, Coord lower_left_m = {}, double metres_per_px = 1.0) {
    TilePainter painter(tile_px);
    return painter.paint(scene, {lower_left_m, metres_per_px}, never).value();
}

int red(const TilePicture& picture, int x, int y) {
    return static_cast<int>(picture.argb[static_cast<std::size_t>(y * tile_px + x)] >> 16U & 255U);
}

double ink(const TilePicture& picture) {
    double sum = 0.0;
    for (int i = 0; i < tile_px * tile_px; ++i) {
        sum += 1.0 - red(picture, i % tile_px, i / tile_px) / 255.0;
    }
    return sum;
}

MapStyle black_fill(float alpha = 1.0F) {
    MapStyle style;
    style.fills = {Colour::hex(0x000000, alpha)};
    style.outline.a = 0.0F;
    return style;
}

}  // namespace

TEST_CASE("neighbours that share a border leave no seam") {
    Layer layer = map_layer();
    add_ring(layer, {{0, 0}, {20.3, 0}, {31.7, 64}, {0, 64}, {0, 0}});
    end_feature(layer, GeometryKind::polygon);
    add_ring(layer, {{20.3, 0}, {64, 0}, {64, 64}, {31.7, 64}, {20.3, 0}});
    end_feature(layer, GeometryKind::polygon);
    const TilePicture picture = painted(scene_of(layer, black_fill(0.6F)));
    for (int y = 0; y < tile_px; ++y) {
        for (int x = 0; x < tile_px; ++x) {
            CHECK(red(picture, x, y) == doctest::Approx(0.4 * 255).epsilon(0.02));
        }
    }
}

TEST_CASE("where polygons overlap the later one lies over the earlier") {
    Layer layer = map_layer();
    add_square(layer, 0, 0, 40);
    add_square(layer, 20, 20, 40);
    const TilePicture picture = painted(scene_of(layer, black_fill(0.5F)));
    CHECK(red(picture, 10, 10) == doctest::Approx(127).epsilon(0.02));
    CHECK(red(picture, 30, 30) == doctest::Approx(64).epsilon(0.03));
    CHECK(red(picture, 50, 50) == doctest::Approx(127).epsilon(0.02));
}

TEST_CASE("the tint of many small plots is the share of the ground that they cover") {
    // 7 x 7 m of every 10 x 10 m, seen from ever farther: 49 parts of 100.
    Layer layer = map_layer();
    for (int i = 0; i < 120 * 120; ++i) {
        add_square(layer, 10.0 * (i % 120), 10.0 * (i / 120), 7.0);
    }
    const PaintScene scene = scene_of(layer, black_fill());
    for (const double metres_per_px : {1.0, 3.3, 7.0, 13.0, 18.0}) {
        const TilePicture picture = painted(scene, {0, 0}, metres_per_px);
        CHECK(ink(picture) / (tile_px * tile_px) == doctest::Approx(0.49).epsilon(0.05));
    }
}

TEST_CASE("a picture is made of tiles without a trace") {
    // The same shapes on four tiles and, half as large, on one.
    Layer layer = map_layer();
    add_ring(layer, {{-30, 20}, {150, 5}, {70, 118}, {-30, 20}});
    add_ring(layer, {{60, 40}, {62, 80}, {80, 50}, {60, 40}});
    end_feature(layer, GeometryKind::polygon);
    const PaintScene scene = scene_of(layer, black_fill());
    double parts = 0.0;
    for (const Coord corner : {Coord{0, 0}, Coord{64, 0}, Coord{0, 64}, Coord{64, 64}}) {
        parts += ink(painted(scene, corner));
    }
    CHECK(parts == doctest::Approx(4.0 * ink(painted(scene, {0, 0}, 2.0))).epsilon(0.002));
}

TEST_CASE("a polygon of very many points is drawn as its few runs that are near say") {
    constexpr int corners = 200'000;
    Layer layer = map_layer();
    std::vector<Coord> ring;
    for (int i = 0; i <= corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * (i % corners) / corners;
        ring.push_back({1000.0 * std::cos(angle), 1000.0 * std::sin(angle)});
    }
    add_ring(layer, ring);
    end_feature(layer, GeometryKind::polygon);
    MapStyle style = black_fill();
    const PaintScene scene = scene_of(layer, style);
    CHECK(scene.items[0].shapes->long_rings.size() == 1);
    CHECK(ink(painted(scene, {-32, -32})) == doctest::Approx(tile_px * tile_px));
    CHECK(ink(painted(scene, {1000, 1000})) == 0.0);
    // 40 m a pixel: the whole disc.
    CHECK(ink(painted(scene, {-1280, -1280}, 40.0)) ==
          doctest::Approx(std::numbers::pi * 25.0 * 25.0).epsilon(0.001));
    style = MapStyle();
    style.outline = Colour::hex(0x000000);
    // The line through the tile's middle, from below to above.
    CHECK(ink(painted(scene_of(layer, style), {968, -32})) ==
          doctest::Approx(tile_px).epsilon(0.02));
}

TEST_CASE("joints and shared boundaries are no darker than the rest of a line") {
    Layer layer = map_layer();
    for (int i = 0; i < 2; ++i) {
        add_ring(layer, {{2, 32.5}, {30, 32.5}, {62, 32.5}});
        end_feature(layer, GeometryKind::line);
    }
    MapStyle style;
    style.outline = Colour::hex(0x000000, 0.5F);
    const TilePicture picture = painted(scene_of(layer, style));
    for (int x = 4; x < 60; ++x) {
        CHECK(red(picture, x, 32) == doctest::Approx(127).epsilon(0.02));
    }
}

TEST_CASE("painting that is no longer wanted stops and leaves nothing behind") {
    Layer layer = map_layer();
    add_square(layer, 10, 10, 40);
    MapStyle style = black_fill();
    style.outline = Colour::hex(0x000000);
    const PaintScene scene = scene_of(layer, style);
    TilePainter painter(tile_px);
    const std::atomic<bool> stopped = true;
    CHECK_FALSE(painter.paint(scene, {{0, 0}, 1.0}, stopped));
    const auto blank = painter.paint(scene, {{500, 500}, 1.0}, never);
    REQUIRE(blank);
    CHECK(ink(*blank) == 0.0);
}

TEST_CASE("a raster lies where its box is, smooth between its cells, coarser from afar") {
    // 2 x 2 cells of 32 m: black in the north-west, white elsewhere.
    zamin::viewer::MapImage image = zamin::viewer::make_image(
        {0, 0, 64, 64}, {2, 2, {0xFF000000U, 0xFFFFFFFFU, 0xFFFFFFFFU, 0xFFFFFFFFU}});
    PaintScene scene{Colour::hex(0xFFFFFF), {}};
    scene.items.push_back(
        {nullptr, nullptr, {}, std::make_shared<const zamin::viewer::MapImage>(std::move(image))});
    const TilePicture picture = painted(scene);
    CHECK(red(picture, 4, 60) == 0);  // rows go up
    CHECK(red(picture, 60, 60) == 255);
    CHECK(red(picture, 4, 4) == 255);
    CHECK(red(picture, 31, 60) == doctest::Approx(127).epsilon(0.05));
    CHECK(ink(painted(scene, {64, 0})) == 0.0);

    // A board of black and white squares seen from far away is grey.
    zamin::viewer::MapImage::Level board{64, 64, {}};
    for (int i = 0; i < 64 * 64; ++i) {
        board.argb.push_back((i % 64 + i / 64) % 2 == 0 ? 0xFF000000U : 0xFFFFFFFFU);
    }
    scene.items[0].image = std::make_shared<const zamin::viewer::MapImage>(
        zamin::viewer::make_image({0, 0, 64, 64}, std::move(board)));
    CHECK(red(painted(scene, {0, 0}, 4.0), 8, 8) == doctest::Approx(128).epsilon(0.02));
    scene.items[0].style.opacity = 0.5F;
    CHECK(red(painted(scene, {0, 0}, 4.0), 8, 8) == doctest::Approx(191).epsilon(0.02));
}
