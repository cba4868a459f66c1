#include "style/area_mask.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <utility>
#include <vector>

using zamin::style::AreaMask;

namespace {

using Outline = std::vector<std::pair<double, double>>;
using Covered = std::map<std::pair<int, int>, double>;

void add(AreaMask& mask, const Outline& outline) {
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const auto& [x0, y0] = outline[i];
        const auto& [x1, y1] = outline[(i + 1) % outline.size()];
        mask.edge(x0, y0, x1, y1);
    }
}

Covered taken(AreaMask& mask) {
    Covered covered;
    mask.take([&](int x, int y, float share) { covered[{x, y}] = double{share}; });
    return covered;
}

double sum(const Covered& covered) {
    double total = 0.0;
    for (const auto& [pixel, share] : covered) {
        total += share;
    }
    return total;
}

}  // namespace

TEST_CASE("a rectangle covers its pixels and the parts of those at its edge") {
    AreaMask mask(8, 8);
    add(mask, {{1.5, 2.0}, {4.25, 2.0}, {4.25, 5.0}, {1.5, 5.0}});
    const Covered covered = taken(mask);
    CHECK(covered.size() == 4 * 3);
    CHECK(covered.at({1, 2}) == doctest::Approx(0.5));
    CHECK(covered.at({2, 3}) == doctest::Approx(1.0));
    CHECK(covered.at({4, 4}) == doctest::Approx(0.25));
    CHECK(taken(mask).empty());
}

TEST_CASE("a triangle, either way round, covers its half") {
    for (const bool turned : {false, true}) {
        AreaMask mask(4, 4);
        Outline outline{{0, 0}, {4, 0}, {0, 4}};
        if (turned) {
            std::swap(outline[1], outline[2]);
        }
        add(mask, outline);
        const Covered covered = taken(mask);
        CHECK(sum(covered) == doctest::Approx(8.0));
        CHECK(covered.at({0, 3}) == doctest::Approx(0.5));
        CHECK(covered.at({1, 1}) == doctest::Approx(1.0));
        CHECK(covered.count({3, 3}) == 0);
    }
}

TEST_CASE("flat edges share themselves out among the cells that they cross") {
    AreaMask mask(8, 2);
    add(mask, {{0.5, 0.0}, {6.5, 0.6}, {6.5, 0.0}});  // under a rising line
    const Covered covered = taken(mask);
    CHECK(sum(covered) == doctest::Approx(0.5 * 6.0 * 0.6));
    CHECK(covered.at({1, 0}) == doctest::Approx(0.1).epsilon(0.001));  // from 0.05 to 0.15
    CHECK(covered.at({5, 0}) == doctest::Approx(0.5).epsilon(0.001));
}

TEST_CASE("a hole wound against its exterior is left out") {
    AreaMask mask(8, 8);
    add(mask, {{0, 0}, {8, 0}, {8, 8}, {0, 8}});
    add(mask, {{2, 2}, {2, 6}, {6, 6}, {6, 2}});
    CHECK(sum(taken(mask)) == doctest::Approx(48.0));
}

TEST_CASE("what reaches beyond the sides is cut off there") {
    AreaMask mask(8, 8);
    add(mask, {{-100, -50}, {300, -50}, {300, 4}, {-100, 4}});
    CHECK(sum(taken(mask)) == doctest::Approx(32.0));
    add(mask, {{-8, 4}, {4, -8}, {16, 4}, {4, 16}});  // a diamond around everything
    CHECK(sum(taken(mask)) == doctest::Approx(64.0));
    add(mask, {{-4, 4}, {4, -4}, {12, 4}, {4, 12}});  // through the corners
    CHECK(sum(taken(mask)) == doctest::Approx(64.0));
    add(mask, {{-2, 4}, {4, -2}, {10, 4}, {4, 10}});  // without them: four triangles of 2 x 2 / 2
    CHECK(sum(taken(mask)) == doctest::Approx(64.0 - 4 * 2.0));
    add(mask, {{-9, -9}, {-3, -9}, {-3, 20}});
    add(mask, {{19, -9}, {30, -9}, {19, 20}});
    CHECK(taken(mask).empty());
}

TEST_CASE("triangles anywhere cover what the same triangle covers on a larger mask") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> anywhere(-20.0, 36.0);
    AreaMask small(16, 16);
    AreaMask large(80, 80);
    for (int i = 0; i < 500; ++i) {
        Outline outline;
        Outline moved;
        for (int k = 0; k < 3; ++k) {
            outline.emplace_back(anywhere(random), anywhere(random));
            moved.emplace_back(outline.back().first + 32.0, outline.back().second + 32.0);
        }
        add(small, outline);
        add(large, moved);
        const Covered here = taken(small);
        const Covered there = taken(large);
        for (int y = 0; y < 16; ++y) {
            for (int x = 0; x < 16; ++x) {
                const auto a = here.find({x, y});
                const auto b = there.find({x + 32, y + 32});
                CHECK((a == here.end() ? 0.0 : a->second) ==
                      doctest::Approx(b == there.end() ? 0.0 : b->second).epsilon(0.003));
            }
        }
    }
}
