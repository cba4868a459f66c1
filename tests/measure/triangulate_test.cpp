#include "measure/triangulate.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using zamin::Coord;
using zamin::Ring;
using zamin::measure::triangulate;

namespace {

using Rings = std::vector<std::vector<Coord>>;

std::vector<std::uint32_t> triangles_of(const Rings& rings) {
    std::vector<Ring> spans(rings.begin(), rings.end());
    return triangulate(spans);
}

std::vector<Coord> closed(std::vector<Coord> open) {
    open.push_back(open.front());
    return open;
}

double polygon_area(const Rings& rings) {
    double area = std::abs(zamin::signed_area2(rings[0])) / 2;
    for (std::size_t i = 1; i < rings.size(); ++i) {
        area -= std::abs(zamin::signed_area2(rings[i])) / 2;
    }
    return area;
}

struct Sum {
    double area = 0.0;
    double least = 1e300;
    std::size_t triangles = 0;
};

// Areas of the triangles; checks that the indices exist.
Sum triangle_areas(const Rings& rings) {
    std::vector<Coord> vertices;
    for (const auto& ring : rings) {
        vertices.insert(vertices.end(), ring.begin(), ring.end() - 1);
    }
    const std::vector<std::uint32_t> indices = triangles_of(rings);
    REQUIRE(indices.size() % 3 == 0);
    Sum sum;
    sum.triangles = indices.size() / 3;
    for (std::size_t i = 0; i < indices.size(); i += 3) {
        REQUIRE(*std::max_element(&indices[i], &indices[i] + 3) < vertices.size());
        const Coord a = vertices[indices[i]];
        const Coord b = vertices[indices[i + 1]];
        const Coord c = vertices[indices[i + 2]];
        const double area = ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
        sum.area += area;
        sum.least = std::min(sum.least, area);
    }
    return sum;
}

// Triangles that turn left and whose areas add up to the polygon's cover it once.
void check_covered(const Rings& rings) {
    const double expected = polygon_area(rings);
    const Sum sum = triangle_areas(rings);
    CHECK(sum.area == doctest::Approx(expected).epsilon(1e-12));
    CHECK(sum.least >= -1e-15 * expected);
}

std::vector<Coord> star(std::mt19937& random, int vertices, double r_min, double r_max,
                        Coord center = {}) {
    std::uniform_real_distribution<double> radius(r_min, r_max);
    std::vector<Coord> open;
    for (int i = 0; i < vertices; ++i) {
        const double angle = 2 * std::numbers::pi * i / vertices;
        const double r = radius(random);
        open.push_back({center.x + r * std::cos(angle), center.y + r * std::sin(angle)});
    }
    return closed(open);
}

std::vector<Coord> square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

Rings reversed(Rings rings) {
    for (auto& ring : rings) {
        std::ranges::reverse(ring);
    }
    return rings;
}

}  // namespace

TEST_CASE("a triangle is one triangle, a square two, either way round") {
    CHECK(triangles_of({{{0, 0}, {1, 0}, {0, 1}, {0, 0}}}) == std::vector<std::uint32_t>{0, 1, 2});
    CHECK(triangle_areas({square(0, 0, 1)}).triangles == 2);
    check_covered({square(5, 5, 2)});
    check_covered(reversed({square(5, 5, 2)}));
}

TEST_CASE("an L shape is covered without its notch") {
    const Rings ell{{{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 2}, {0, 0}}};
    CHECK(polygon_area(ell) == 3.0);
    check_covered(ell);
    check_covered(reversed(ell));
}

TEST_CASE("random star polygons, with and without holes") {
    std::mt19937 random(20180503);
    for (int i = 0; i < 300; ++i) {
        const int vertices = 4 + static_cast<int>(random() % 60);
        Rings rings{star(random, vertices, 0.4, 1.0)};
        check_covered(rings);
        rings.push_back(star(random, 3 + static_cast<int>(random() % 12), 0.02, 0.1));
        rings.push_back(star(random, 5, 0.02, 0.05, {0.2, 0.05}));
        rings.push_back(star(random, 5, 0.02, 0.05, {-0.2, 0.05}));
        check_covered(rings);
        check_covered(reversed(rings));
    }
}

TEST_CASE("plots in metres far from the origin") {
    std::mt19937 random(7);
    for (int i = 0; i < 200; ++i) {
        check_covered({star(random, 5 + i % 9, 20.0, 60.0, {568'123.456, 4'196'789.123})});
    }
}

TEST_CASE("a comb with deep teeth") {
    for (const int teeth : {3, 40, 400, 4000}) {
        std::vector<Coord> open{{0, 0}, {2.0 * teeth, 0}};
        for (int i = teeth; i > 0; --i) {
            open.push_back({2.0 * i, 10});
            open.push_back({2.0 * i - 1, 10});
            open.push_back({2.0 * i - 1, 1});
            open.push_back({2.0 * i - 2, 1});
        }
        check_covered({closed(open)});
    }
}

TEST_CASE("a long ring with many vertices") {
    std::mt19937 random(11);
    check_covered({star(random, 20'000, 0.8, 1.0), star(random, 2'000, 0.2, 0.3)});
}

TEST_CASE("vertices in a straight line, doubled vertices and spikes") {
    check_covered({{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {3, 1}, {3, 2}, {0, 2}, {0, 1}, {0, 0}}});
    check_covered({{{0, 0}, {0, 0}, {2, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}}});
    // A spike of no width out of the right side.
    CHECK(triangle_areas({{{0, 0}, {2, 0}, {2, 1}, {5, 1}, {2, 1}, {2, 2}, {0, 2}, {0, 0}}}).area ==
          doctest::Approx(4.0));
}

TEST_CASE("holes that touch") {
    SUBCASE("the exterior at a vertex of theirs") {
        check_covered({square(0, 0, 4), closed({{0, 2}, {1, 3}, {1, 1}})});
    }
    SUBCASE("the exterior at a vertex of both") {
        check_covered(
            {{{0, 0}, {4, 0}, {4, 4}, {2, 4}, {0, 4}, {0, 0}}, closed({{2, 4}, {3, 2}, {1, 2}})});
    }
    SUBCASE("each other at a vertex") {
        check_covered(
            {square(0, 0, 6), closed({{1, 1}, {1, 3}, {3, 2}}), closed({{3, 2}, {5, 3}, {5, 1}})});
    }
    SUBCASE("each other at one vertex, three of them") {
        check_covered({square(-4, -4, 8), closed({{0, 0}, {2, 1}, {1, 2}}),
                       closed({{0, 0}, {-2, 1}, {-1, 2}}), closed({{0, 0}, {1, -2}, {-1, -2}})});
    }
}

TEST_CASE("a grid of holes") {
    Rings rings{square(0, 0, 20)};
    for (int i = 0; i < 10; ++i) {
        for (int k = 0; k < 10; ++k) {
            rings.push_back(square(2.0 * i + 0.5, 2.0 * k + 0.5, 1));
        }
    }
    CHECK(polygon_area(rings) == 300.0);
    check_covered(rings);
}

TEST_CASE("invalid polygons do no harm") {
    CHECK(triangulate({}).empty());
    CHECK(triangles_of({{}}).empty());
    CHECK(triangles_of({{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}).empty());
    CHECK(triangles_of({{{0, 0}, {1, 1}, {0, 0}}}).empty());
    CHECK(triangles_of({{{0, 0}, {1, 0}, {2, 0}, {0, 0}}}).empty());
    const Rings bow_tie{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}};
    triangle_areas(bow_tie);
    triangle_areas({square(0, 0, 1), square(5, 5, 1)});  // a hole outside
    triangle_areas({square(0, 0, 4), square(2, 2, 4)});  // a hole across
    triangle_areas({square(0, 0, 4), square(0, 0, 4)});  // a hole that is all
    std::mt19937 random(3);
    std::uniform_real_distribution<double> anywhere(0.0, 1.0);
    for (int i = 0; i < 300; ++i) {
        std::vector<Coord> open;
        for (int k = 0; k < 4 + i % 30; ++k) {
            open.push_back({anywhere(random), anywhere(random)});
        }
        triangle_areas({closed(open)});
    }
}
