#include "measure/box_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using zamin::Box;
using zamin::measure::BoxTree;

namespace {

std::vector<Box> random_boxes(std::size_t count, double largest, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> place(0.0, 100.0);
    std::uniform_real_distribution<double> size(0.0, largest);
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = place(random);
        const double y = place(random);
        boxes.push_back({x, y, x + size(random), y + size(random)});
    }
    return boxes;
}

std::set<std::uint32_t> found(const BoxTree& tree, const Box& box) {
    std::set<std::uint32_t> items;
    tree.query(box, 0,
               [&](std::size_t position) { CHECK(items.insert(tree.order()[position]).second); });
    return items;
}

}  // namespace

TEST_CASE("a tree finds what looking at every box finds") {
    for (const std::size_t count : {1U, 2U, 15U, 16U, 17U, 300U, 5000U}) {
        const auto boxes = random_boxes(count, 3.0, count);
        const BoxTree tree(boxes);
        for (const Box& wanted : random_boxes(50, 20.0, count + 1)) {
            std::set<std::uint32_t> expected;
            for (std::uint32_t i = 0; i < boxes.size(); ++i) {
                if (boxes[i].intersects(wanted)) {
                    expected.insert(i);
                }
            }
            CHECK(found(tree, wanted) == expected);
        }
    }
}

TEST_CASE("every pair is met once when each box asks for those behind it") {
    const auto boxes = random_boxes(700, 8.0, 7);
    const BoxTree tree(boxes);
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t p = 0; p < boxes.size(); ++p) {
        tree.query(tree.box_at(p), p + 1, [&](std::size_t q) {
            CHECK(q > p);
            CHECK(pairs.insert(std::minmax(tree.order()[p], tree.order()[q])).second);
        });
    }
    std::size_t expected = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            expected += boxes[i].intersects(boxes[j]) ? 1 : 0;
        }
    }
    CHECK(pairs.size() == expected);
}

TEST_CASE("empty boxes are not found, touching ones are, and no boxes are no harm") {
    const std::vector<Box> boxes{{0, 0, 1, 1}, Box{}, {2, 0, 3, 1}};
    const BoxTree tree(boxes);
    CHECK(tree.order().size() == 2);
    CHECK(found(tree, {1, 1, 2, 5}) == std::set<std::uint32_t>{0, 2});
    CHECK(found(tree, {1.1, 0, 1.9, 1}).empty());
    CHECK(found(BoxTree({}), {0, 0, 1, 1}).empty());
    CHECK(found(BoxTree(std::vector<Box>(3)), {0, 0, 1, 1}).empty());
}

TEST_CASE("a hundred thousand equal boxes are all found") {
    const std::vector<Box> boxes(100'000, Box{1, 1, 2, 2});
    CHECK(found(BoxTree(boxes), {2, 2, 3, 3}).size() == boxes.size());
}
