#include "catchment/strips.hpp"

#include <doctest/doctest.h>

#include <random>

#include "catchment/cell_areas.hpp"

using namespace zamin;
using namespace zamin::catchment;

namespace {

travel::Frame frame_of(std::size_t width, std::size_t height) {
    return {Crs::parse("EPSG:32642"), 0.0, static_cast<double>(height), 1.0, width, height};
}

double area_of(const Geometries& geometry, std::size_t feature) {
    double sum = 0.0;
    for (std::size_t r = geometry.ring_begin(feature); r < geometry.ring_end(feature); ++r) {
        const Ring ring = geometry.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            sum += (ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y) / 2;
        }
    }
    return sum;
}

}  // namespace

TEST_CASE("a ring of cells is four rectangles about its hole") {
    // 0 0 0
    // 0 . 0
    // 0 0 0
    const std::vector<std::int32_t> labels{0, 0, 0, 0, -1, 0, 0, 0, 0};
    const Geometries strips = strips_of(cell_areas(labels, 1, frame_of(3, 3)));
    REQUIRE(strips.feature_count() == 1);
    CHECK(strips.part_count() == 4);
    CHECK(area_of(strips, 0) == doctest::Approx(8.0));
}

TEST_CASE("stretches that go on upwards are one rectangle; no cells, no strips") {
    const std::vector<std::int32_t> labels{0, 0, 0, 0, 0, 0};
    const Geometries strips = strips_of(cell_areas(labels, 2, frame_of(2, 3)));
    REQUIRE(strips.feature_count() == 2);
    CHECK(strips.part_count() == 1);
    CHECK(area_of(strips, 0) == doctest::Approx(6.0));
    CHECK(strips.kinds[1] == GeometryKind::none);
}

TEST_CASE("cells at random, with holes that touch at corners: the same areas, no overlaps") {
    std::mt19937 random(3);
    std::vector<std::int32_t> labels;
    std::vector<double> count(3, 0.0);
    for (int i = 0; i < 40 * 30; ++i) {
        labels.push_back(static_cast<std::int32_t>(random() % 4) - 1);
        count[static_cast<std::size_t>(std::max(labels.back(), 0))] += labels.back() >= 0 ? 1 : 0;
    }
    const Geometries strips = strips_of(cell_areas(labels, 3, frame_of(40, 30)));
    for (std::size_t label = 0; label < 3; ++label) {
        CHECK(area_of(strips, label) == doctest::Approx(count[label]));
    }
    // Each rectangle lies over cells of its label only.
    for (std::size_t label = 0; label < 3; ++label) {
        for (std::size_t r = strips.ring_begin(label); r < strips.ring_end(label); ++r) {
            const Ring ring = strips.ring(r);
            for (double x = ring[0].x + 0.5; x < ring[2].x; ++x) {
                for (double y = ring[0].y + 0.5; y < ring[2].y; ++y) {
                    const auto row = static_cast<std::size_t>(30.0 - y);
                    CHECK(labels[row * 40 + static_cast<std::size_t>(x)] ==
                          static_cast<std::int32_t>(label));
                }
            }
        }
    }
}
