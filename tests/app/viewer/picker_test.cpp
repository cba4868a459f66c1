#include "viewer/picker.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "app/viewer/layers.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

Picker picker_of(Layer layer) {
    return Picker(std::make_shared<const Layer>(std::move(layer)));
}

}  // namespace

TEST_CASE("the square under the point, the later one where two overlap") {
    const Picker picker = picker_of(
        squares("plots", "crop", Crs::wgs84(), {{0, 0, 1, "a"}, {2, 0, 1, "b"}, {2.5, 0, 1, "c"}}));
    CHECK(picker.at({0.5, 0.5}, 0, 0) == 0U);
    CHECK(picker.at({2.2, 0.5}, 0, 0) == 1U);
    CHECK(picker.at({2.8, 0.5}, 0, 0) == 2U);
    CHECK_FALSE(picker.at({1.5, 0.5}, 0, 0));
    CHECK_FALSE(picker.at({9.0, 9.0}, 0.1, 0.1));
}

TEST_CASE("a hole is outside") {
    Layer layer = squares("plots", "crop", Crs::wgs84(), {});
    Geometries& g = layer.geometry;
    g.coords = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
    g.end_ring();
    for (const Coord p : {Coord{1, 1}, Coord{1, 3}, Coord{3, 3}, Coord{3, 1}, Coord{1, 1}}) {
        g.coords.push_back(p);
    }
    g.end_ring();
    g.end_part();
    g.end_feature(GeometryKind::polygon);
    layer.feature_ids.push_back(1);
    layer.columns[0].push_null();
    const Picker picker = picker_of(std::move(layer));
    CHECK(picker.at({0.5, 2.0}, 0, 0) == 0U);
    CHECK_FALSE(picker.at({2.0, 2.0}, 0, 0));
}

TEST_CASE("points and lines are met within the tolerance") {
    Layer layer;
    layer.geometry.coords = {{0, 0}};
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(GeometryKind::point);
    layer.geometry.coords.insert(layer.geometry.coords.end(), {{10, 0}, {20, 0}});
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(GeometryKind::line);
    layer.geometry.add_empty();
    layer.feature_ids = {1, 2, 3};
    const Picker picker = picker_of(std::move(layer));
    CHECK(picker.at({0.3, 0.3}, 0.5, 0.5) == 0U);
    CHECK_FALSE(picker.at({0.6, 0.0}, 0.5, 0.5));
    CHECK(picker.at({15.0, 0.4}, 0.5, 0.5) == 1U);
    CHECK_FALSE(picker.at({15.0, 0.6}, 0.5, 0.5));
    CHECK(picker.at({15.0, 0.6}, 0.5, 1.0) == 1U);  // further in y
}

TEST_CASE("thousands of squares: each is found at its middle, the gaps between are empty") {
    std::vector<Square> all;
    for (int i = 0; i < 50; ++i) {
        for (int k = 0; k < 50; ++k) {
            all.push_back({i * 2.0, k * 2.0, 1.0, "x"});
        }
    }
    const Picker picker = picker_of(squares("plots", "crop", Crs::wgs84(), all));
    for (std::size_t i = 0; i < all.size(); i += 37) {
        CHECK(picker.at({all[i].x + 0.5, all[i].y + 0.5}, 0, 0) == i);
        CHECK_FALSE(picker.at({all[i].x + 1.5, all[i].y + 0.5}, 0, 0));
    }
}

TEST_CASE("many large overlapping squares stay within memory") {
    std::vector<Square> all(20000, {0.0, 0.0, 100.0, "x"});
    const Picker picker = picker_of(squares("plots", "crop", Crs::wgs84(), all));
    CHECK(picker.at({50.0, 50.0}, 0, 0) == 19999U);
}

TEST_CASE("nothing, and coordinates that are not finite, are never met") {
    CHECK_FALSE(picker_of(squares("plots", "crop", Crs::wgs84(), {})).at({0, 0}, 1, 1));
    const double inf = std::numeric_limits<double>::infinity();
    const Picker picker =
        picker_of(squares("plots", "crop", Crs::wgs84(), {{inf, 0, 1, "a"}, {5, 5, 1, "b"}}));
    CHECK(picker.at({5.5, 5.5}, 0, 0) == 1U);
    CHECK_FALSE(picker.at({0, 0}, 1, 1));
}
