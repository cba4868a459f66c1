#include "viewer/render/chunks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

using zamin::Box;
using zamin::Coord;
using zamin::viewer::ChunkItem;
using zamin::viewer::hilbert_position;
using zamin::viewer::order_in_chunks;
using zamin::viewer::place_on_curve;

TEST_CASE("the curve goes from cell to neighbouring cell") {
    // Over a corner of 64 x 64 cells: every position once, neighbours one step apart.
    std::vector<std::pair<int, int>> at(64 * 64, {-1, -1});
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            const std::uint32_t position =
                hilbert_position(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y));
            REQUIRE(position < at.size());
            at[position] = {x, y};
        }
    }
    for (std::size_t i = 1; i < at.size(); ++i) {
        const int step =
            std::abs(at[i].first - at[i - 1].first) + std::abs(at[i].second - at[i - 1].second);
        CHECK(step == 1);
    }
}

TEST_CASE("chunks hold every feature once and cover little ground") {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> anywhere(0.0, 1000.0);
    std::vector<ChunkItem> items;
    std::vector<Coord> middles;
    for (std::uint32_t i = 0; i < 10'000; ++i) {
        const double x = anywhere(random);
        const double y = anywhere(random);
        middles.push_back({x, y});
        items.push_back({place_on_curve(middles.back(), {0, 0, 1000, 1000}), i, 8});
    }
    const auto ends = order_in_chunks(items, 800);
    CHECK(ends.size() == 100);
    CHECK(ends.back() == items.size());
    std::set<std::uint32_t> features;
    double ground = 0.0;
    for (std::size_t c = 0; c < ends.size(); ++c) {
        Box box;
        for (std::size_t k = c == 0 ? 0 : ends[c - 1]; k < ends[c]; ++k) {
            features.insert(items[k].feature);
            box.add(middles[items[k].feature]);
        }
        ground += box.width() * box.height();
    }
    CHECK(features.size() == items.size());
    CHECK(ground < 4.0 * 1000.0 * 1000.0);
}

TEST_CASE("the order does not depend on the order that went in") {
    std::vector<ChunkItem> items;
    for (std::uint32_t i = 0; i < 100; ++i) {
        items.push_back({(i * 37) % 10, i, 1});
    }
    std::vector<ChunkItem> turned(items.rbegin(), items.rend());
    order_in_chunks(items, 10);
    order_in_chunks(turned, 10);
    CHECK(std::ranges::equal(items, turned, {}, &ChunkItem::feature, &ChunkItem::feature));
}

TEST_CASE("places outside the box, or in a box without extent, lie at its border") {
    CHECK(place_on_curve({-5, -5}, {0, 0, 10, 10}) == hilbert_position(0, 0));
    CHECK(place_on_curve({50, -5}, {0, 0, 10, 10}) == hilbert_position(65'535, 0));
    CHECK(place_on_curve({3, 3}, {3, 3, 3, 3}) == hilbert_position(0, 0));
}

TEST_CASE("nothing, and everything in one place") {
    std::vector<ChunkItem> none;
    CHECK(order_in_chunks(none, 10).empty());
    std::vector<ChunkItem> same(5, ChunkItem{3, 0, 1});
    CHECK(order_in_chunks(same, 2) == std::vector<std::size_t>{2, 4, 5});
}
