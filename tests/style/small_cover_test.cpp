#include "style/small_cover.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <utility>
#include <vector>

using zamin::style::SmallCover;

namespace {

using Outline = std::vector<std::pair<float, float>>;

// By row and column.
template <std::size_t columns>
std::vector<std::vector<double>> covered(const Outline& outline) {
    SmallCover<columns> cover;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const auto& [x0, y0] = outline[i];
        const auto& [x1, y1] = outline[(i + 1) % outline.size()];
        cover.edge(x0, y0, x1, y1);
    }
    std::vector<std::vector<double>> rows;
    for (std::size_t y = 0; y < cover.most_rows; ++y) {
        rows.emplace_back();
        for (const zamin::style::Four& four : cover.take(y)) {
            for (int k = 0; k < 4; ++k) {
                rows.back().push_back(static_cast<double>(four[k]));
            }
        }
        for (const zamin::style::Four& four : cover.take(y)) {
            CHECK((four[0] == 0.0F && four[1] == 0.0F && four[2] == 0.0F && four[3] == 0.0F));
        }
    }
    return rows;
}

// The part of a convex outline between two lines across an axis (Sutherland and Hodgman).
template <typename Along, typename At>
Outline between(const Outline& outline, float least, float most, Along along, At at) {
    Outline part = outline;
    for (const float side : {least, most}) {
        const auto inside = [&](const auto& p) {
            return side == least ? along(p) >= least : along(p) <= most;
        };
        Outline next;
        for (std::size_t i = 0; i < part.size(); ++i) {
            const auto& a = part[i];
            const auto& b = part[(i + 1) % part.size()];
            if (inside(a)) {
                next.push_back(a);
            }
            if (inside(a) != inside(b)) {
                next.push_back(at(a, b, (side - along(a)) / (along(b) - along(a)), side));
            }
        }
        part = next;
    }
    return part;
}

double area(const Outline& outline) {
    double twice = 0.0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const auto& [x0, y0] = outline[i];
        const auto& [x1, y1] = outline[(i + 1) % outline.size()];
        twice += static_cast<double>(x0) * static_cast<double>(y1) -
                 static_cast<double>(x1) * static_cast<double>(y0);
    }
    return std::abs(twice) / 2;
}

double area_in_dot(const Outline& outline, float x, float y) {
    const Outline strip = between(
        outline, x, x + 1.0F, [](const auto& p) { return p.first; },
        [](const auto& a, const auto& b, float share, float side) {
            return std::pair(side, a.second + share * (b.second - a.second));
        });
    return area(between(
        strip, y, y + 1.0F, [](const auto& p) { return p.second; },
        [](const auto& a, const auto& b, float share, float side) {
            return std::pair(a.first + share * (b.first - a.first), side);
        }));
}

}  // namespace

TEST_CASE("a small rectangle covers its dots and the parts of those at its edge") {
    const auto rows = covered<8>({{1.5F, 2.0F}, {5.25F, 2.0F}, {5.25F, 5.0F}, {1.5F, 5.0F}});
    for (std::size_t y = 0; y < 8; ++y) {
        const double in_row = y >= 2 && y < 5 ? 1.0 : 0.0;
        const double expected[] = {0.0, 0.5, 1.0, 1.0, 1.0, 0.25, 0.0, 0.0};
        for (std::size_t x = 0; x < 8; ++x) {
            CHECK(rows[y][x] == doctest::Approx(in_row * expected[x]));
        }
    }
}

TEST_CASE("a block that is filled to its sides is covered") {
    for (const auto& row : covered<4>({{0.0F, 0.0F}, {4.0F, 0.0F}, {4.0F, 8.0F}, {0.0F, 8.0F}})) {
        CHECK(row == std::vector<double>(4, 1.0));
    }
}

TEST_CASE("every dot is covered by what lies of a small outline in it, either way round") {
    std::mt19937 random(3);
    std::uniform_real_distribution<float> share(0.0F, 1.0F);
    for (int n = 0; n < 300; ++n) {
        // Around a circle, so that they are convex; now and then on the sides of dots.
        Outline outline;
        const int corners = 3 + n % 6;
        for (int i = 0; i < corners; ++i) {
            const float angle =
                6.2831F * (static_cast<float>(i) + share(random)) / static_cast<float>(corners);
            outline.emplace_back(4.0F + 3.9F * std::cos(angle), 4.0F + 3.9F * std::sin(angle));
        }
        if (n % 7 == 0) {
            outline = {{1.0F, 2.0F}, {4.0F + share(random), 2.0F}, {4.0F, 7.0F}, {1.0F, 3.0F}};
        }
        if (n % 2 == 0) {
            outline = {outline.rbegin(), outline.rend()};
        }
        const auto rows = covered<8>(outline);
        for (std::size_t y = 0; y < 8; ++y) {
            for (std::size_t x = 0; x < 8; ++x) {
                const double expected =
                    area_in_dot(outline, static_cast<float>(x), static_cast<float>(y));
                CHECK(std::abs(rows[y][x] - expected) < 0.0011);
            }
        }
    }
}
