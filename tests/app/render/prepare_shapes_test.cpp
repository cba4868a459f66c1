#include "viewer/render/prepare_shapes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/error.hpp"
#include "stage.hpp"

using namespace zamin::viewer::test;
using zamin::Coord;
using zamin::Crs;
using zamin::GeometryKind;
using zamin::Layer;
using zamin::viewer::MapShapes;
using zamin::viewer::prepare_shapes;

TEST_CASE("a polygon with a hole keeps its rings") {
    Layer layer = map_layer();
    add_ring(layer, square(500'000, 4'000'000, 100));
    add_ring(layer, square(500'020, 4'000'020, 10));
    end_feature(layer, GeometryKind::polygon);
    const MapShapes shapes = shapes_of(layer);
    CHECK(shapes.feature_count == 1);
    CHECK(shapes.box_m == zamin::Box{500'000, 4'000'000, 500'100, 4'000'100});
    REQUIRE(shapes.chunks.size() == 1);
    CHECK(shapes.chunks[0].origin_m == Coord{500'050, 4'000'050});
    REQUIRE(shapes.shapes.size() == 1);
    CHECK(shapes.shapes[0].end_ring == 2);
    CHECK(shapes.ring(1).size() == 5);
    CHECK(shapes.ring(1)[0].x_m == -30.0F);
}

TEST_CASE("degrees are brought into the map's system") {
    Layer layer = map_layer();
    layer.crs = Crs::wgs84();
    add_square(layer, 69.0, 38.0, 0.01);
    zamin::Progress progress;
    const MapShapes shapes = prepare_shapes(layer, Crs::parse("EPSG:32642"), progress);
    // On the zone's middle meridian; a degree of latitude is about 111 km, of longitude 87.8 km.
    CHECK(shapes.box_m.min_x == doctest::Approx(500'000.0).epsilon(1e-6));
    CHECK(shapes.box_m.width() == doctest::Approx(878.0).epsilon(0.01));
    CHECK(shapes.box_m.height() == doctest::Approx(1110.0).epsilon(0.01));
}

TEST_CASE("every kind of geometry, and none") {
    Layer layer = map_layer();
    add_ring(layer, {{0, 0}});
    layer.geometry.end_part();
    add_ring(layer, {{5, 5}});
    end_feature(layer, GeometryKind::point);  // two points
    add_ring(layer, {{0, 0}, {3, 4}, {6, 8}});
    end_feature(layer, GeometryKind::line);
    layer.geometry.add_empty();
    layer.feature_ids.push_back(2);
    add_ring(layer, square(0, 0, 2));
    layer.geometry.end_part();
    add_ring(layer, square(7, 7, 1));
    end_feature(layer, GeometryKind::polygon);  // two parts
    const MapShapes shapes = shapes_of(layer);
    CHECK(shapes.feature_count == 4);
    CHECK(shapes.shapes.size() == 3);
    CHECK(shapes.points.size() == 2 + 3 + 10);
    CHECK(shapes.shape_of[2] == MapShapes::nothing);
    const MapShapes::Shape& line = shapes.shapes[shapes.shape_of[1]];
    CHECK(line.kind == GeometryKind::line);
    CHECK(line.end_ring == line.first_ring + 1);
    CHECK(shapes.chunks[0].has_points);
    CHECK(shapes.chunks[0].crowd.count == 1);
    CHECK(shapes_of(map_layer()).chunks.empty());
}

TEST_CASE("features that cannot be projected are left out, the others stay") {
    Layer layer = map_layer();
    layer.crs = Crs::wgs84();
    add_square(layer, 69.0, 38.0, 0.01);
    add_square(layer, std::numeric_limits<double>::quiet_NaN(), 38.0, 0.01);
    add_square(layer, std::numeric_limits<double>::infinity(), 38.0, 0.01);
    zamin::Progress progress;
    for (const char* crs : {"EPSG:32642", "EPSG:4326"}) {
        const MapShapes shapes = prepare_shapes(layer, Crs::parse(crs), progress);
        CHECK(shapes.feature_count == 3);
        CHECK(shapes.points.size() == 5);
        CHECK(std::isfinite(shapes.box_m.max_x));
    }
}

TEST_CASE("a shared boundary is dashed once") {
    Layer layer = map_layer();
    add_square(layer, 0, 0, 10);
    add_square(layer, 10, 0, 10);
    const MapShapes shapes = shapes_of(layer);
    CHECK(shapes.points.size() == 10);
    CHECK(std::ranges::count(shapes.repeated, 1) == 1);
}

TEST_CASE("large layers come in chunks that hold everything once") {
    Layer layer = map_layer();
    for (int i = 0; i < 3000; ++i) {
        add_square(layer, 20.0 * (i % 60), 20.0 * (i / 60), 10.0);
    }
    const MapShapes shapes = shapes_of(layer);
    CHECK(shapes.chunks.size() > 2);
    std::uint32_t next = 0;
    for (const MapShapes::Chunk& chunk : shapes.chunks) {
        CHECK(chunk.first_shape == next);
        next = chunk.end_shape;
        for (std::uint32_t s = chunk.first_shape; s < chunk.end_shape; ++s) {
            CHECK(shapes.shape_of[shapes.shapes[s].feature] == s);
            CHECK(&shapes.chunk_of(s) == &chunk);
            for (const MapShapes::Point& p : shapes.ring(shapes.shapes[s].first_ring)) {
                CHECK(chunk.box_m.contains(
                    Coord{double{p.x_m} + chunk.origin_m.x, double{p.y_m} + chunk.origin_m.y}));
            }
        }
    }
    CHECK(next == 3000);
    CHECK(shapes.points.size() == 15'000);
}

TEST_CASE("a long ring knows where its runs are") {
    Layer layer = map_layer();
    std::vector<Coord> ring;
    for (int i = 0; i < 1000; ++i) {
        ring.push_back({1.0 * i, 0.0});
    }
    ring.push_back({999.0, 50.0});
    ring.push_back({0.0, 0.0});
    add_ring(layer, ring);
    end_feature(layer, GeometryKind::polygon);
    const MapShapes shapes = shapes_of(layer);
    const auto runs = shapes.runs_of(0);
    REQUIRE(runs.size() == 8);  // of 1001 edges
    CHECK(runs[0].most.x_m - runs[0].least.x_m == 128.0F);
    CHECK(runs[1].least.x_m == runs[0].most.x_m);
    CHECK(runs[7].most.y_m - runs[7].least.y_m == 50.0F);
    CHECK(shapes.runs_of(1).empty());
}

TEST_CASE("a cancelled preparation stops") {
    Layer layer = map_layer();
    add_square(layer, 0, 0, 10);
    zamin::Progress progress;
    progress.cancel();
    CHECK_THROWS_AS(prepare_shapes(layer, layer.crs, progress), zamin::Cancelled);
}
