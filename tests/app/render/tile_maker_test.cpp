#include "viewer/render/tile_maker.hpp"

#include <chrono>

#include "stage.hpp"

using namespace zamin::viewer::test;
using zamin::viewer::PaintScene;
using zamin::viewer::TileMaker;

namespace {

std::vector<TileMaker::Order> orders(std::uint64_t sheet, int count) {
    zamin::Layer layer = map_layer();
    add_square(layer, 0, 0, 100);
    PaintScene scene;
    scene.items.push_back(
        {std::make_shared<const zamin::viewer::MapShapes>(shapes_of(layer)), nullptr, {}});
    const auto shared = std::make_shared<const PaintScene>(std::move(scene));
    std::vector<TileMaker::Order> list;
    for (int i = 0; i < count; ++i) {
        list.push_back({sheet, {i, 0}, {{256.0 * i, 0.0}, 1.0}, shared});
    }
    return list;
}

// All that comes within a generous time, until `count` are there.
std::vector<TileMaker::Made> wait_for(TileMaker& maker, std::size_t count) {
    std::vector<TileMaker::Made> made;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (made.size() < count && std::chrono::steady_clock::now() < end) {
        for (TileMaker::Made& tile : maker.take()) {
            made.push_back(std::move(tile));
        }
        std::this_thread::yield();
    }
    return made;
}

}  // namespace

TEST_CASE("what is ordered comes, each tile once, and wakes the window") {
    std::atomic<int> woken = 0;
    TileMaker maker([&woken] { ++woken; });
    maker.want(orders(1, 20));
    const auto made = wait_for(maker, 20);
    REQUIRE(made.size() == 20);
    while (woken == 0) {
        std::this_thread::yield();
    }
    CHECK(woken == 1);
    std::vector<int> columns;
    for (const TileMaker::Made& tile : made) {
        CHECK(tile.sheet == 1);
        columns.push_back(tile.key.x);
    }
    std::ranges::sort(columns);
    for (int i = 0; i < 20; ++i) {
        CHECK(columns[static_cast<std::size_t>(i)] == i);
    }
}

TEST_CASE("a new order takes the place of the old one") {
    TileMaker maker({});
    maker.want(orders(1, 5000));
    maker.want(orders(2, 3));
    std::size_t of_second = 0;
    std::size_t all = 0;
    while (of_second < 3) {
        const auto made = wait_for(maker, 1);
        REQUIRE_FALSE(made.empty());
        for (const TileMaker::Made& tile : made) {
            of_second += tile.sheet == 2 ? 1U : 0U;
            ++all;
        }
    }
    CHECK(all < 5000);
}

TEST_CASE("tiles painted at once are the same as those painted in the background") {
    const auto list = orders(1, 4);
    const auto now = zamin::viewer::paint_now(list);
    TileMaker maker({});
    maker.want(list);
    auto later = wait_for(maker, 4);
    std::ranges::sort(later, {}, [](const TileMaker::Made& tile) { return tile.key; });
    REQUIRE(later.size() == now.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
        CHECK(now[i].picture.argb == later[i].picture.argb);
    }
}
