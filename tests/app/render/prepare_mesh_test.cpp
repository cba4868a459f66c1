#include "viewer/render/prepare_mesh.hpp"

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
using zamin::viewer::MapMesh;
using zamin::viewer::prepare_mesh;

namespace {

double filled_area_m2(const MapMesh& mesh) {
    double area = 0.0;
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        const MapMesh::Vertex& a = mesh.vertices[mesh.triangles[i]];
        const MapMesh::Vertex& b = mesh.vertices[mesh.triangles[i + 1]];
        const MapMesh::Vertex& c = mesh.vertices[mesh.triangles[i + 2]];
        area += 0.5 * std::abs(double{b.x_m - a.x_m} * double{c.y_m - a.y_m} -
                               double{b.y_m - a.y_m} * double{c.x_m - a.x_m});
    }
    return area;
}

}  // namespace

TEST_CASE("a polygon with a hole becomes triangles and outlines") {
    Layer layer = map_layer();
    add_ring(layer, square(500'000, 4'000'000, 100));
    add_ring(layer, square(500'020, 4'000'020, 10));
    end_feature(layer, GeometryKind::polygon);
    const MapMesh mesh = mesh_of(layer);
    CHECK(mesh.feature_count == 1);
    CHECK(mesh.box_m == zamin::Box{500'000, 4'000'000, 500'100, 4'000'100});
    CHECK(mesh.origin_m == Coord{500'050, 4'000'050});
    CHECK(mesh.segments.size() == 8);
    CHECK(filled_area_m2(mesh) == doctest::Approx(9900.0));
    REQUIRE(mesh.chunks.size() == 1);
    CHECK(mesh.chunks[0].index_count == mesh.triangles.size());
    CHECK(mesh.chunks[0].segment_count == 8);
}

TEST_CASE("degrees are brought into the map's system") {
    Layer layer = map_layer();
    layer.crs = Crs::wgs84();
    add_square(layer, 69.0, 38.0, 0.01);
    zamin::Progress progress;
    const MapMesh mesh = prepare_mesh(layer, Crs::parse("EPSG:32642"), progress);
    // On the zone's middle meridian; a degree of latitude is about 111 km, of longitude 87.8 km.
    CHECK(mesh.box_m.min_x == doctest::Approx(500'000.0).epsilon(1e-6));
    CHECK(mesh.box_m.width() == doctest::Approx(878.0).epsilon(0.01));
    CHECK(mesh.box_m.height() == doctest::Approx(1110.0).epsilon(0.01));
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
    const MapMesh mesh = mesh_of(layer);
    CHECK(mesh.feature_count == 4);
    CHECK(mesh.points.size() == 2);
    CHECK(mesh.segments.size() == 2 + 8);
    CHECK(filled_area_m2(mesh) == doctest::Approx(5.0));
    const auto second =
        std::ranges::find_if(mesh.segments, [](const auto& s) { return s.start_m == 5.0F; });
    REQUIRE(second != mesh.segments.end());
    CHECK(second->feature == 1);
    CHECK(mesh_of(map_layer()).chunks.empty());
}

TEST_CASE("features that cannot be projected are left out, the others stay") {
    Layer layer = map_layer();
    layer.crs = Crs::wgs84();
    add_square(layer, 69.0, 38.0, 0.01);
    add_square(layer, std::numeric_limits<double>::quiet_NaN(), 38.0, 0.01);
    add_square(layer, std::numeric_limits<double>::infinity(), 38.0, 0.01);
    zamin::Progress progress;
    for (const char* crs : {"EPSG:32642", "EPSG:4326"}) {
        const MapMesh mesh = prepare_mesh(layer, Crs::parse(crs), progress);
        CHECK(mesh.feature_count == 3);
        CHECK(mesh.segments.size() == 4);
        CHECK(std::isfinite(mesh.box_m.max_x));
    }
}

TEST_CASE("an invalid polygon is filled as its repair is") {
    Layer layer = map_layer();
    add_ring(layer, {{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}});  // two triangles of 1 m2
    end_feature(layer, GeometryKind::polygon);
    add_ring(layer, {{0, 0}, {1, 1}, {2, 2}, {0, 0}});  // no area
    end_feature(layer, GeometryKind::polygon);
    const MapMesh mesh = mesh_of(layer);
    CHECK(filled_area_m2(mesh) == doctest::Approx(2.0));
    CHECK(mesh.segments.size() == 4 + 3);
}

TEST_CASE("a shared boundary is dashed once") {
    Layer layer = map_layer();
    add_square(layer, 0, 0, 10);
    add_square(layer, 10, 0, 10);
    const MapMesh mesh = mesh_of(layer);
    CHECK(mesh.segments.size() == 8);
    CHECK(std::ranges::count_if(mesh.segments, [](const auto& s) { return s.start_m < 0.0F; }) ==
          1);
}

TEST_CASE("large layers come in chunks that hold everything once") {
    Layer layer = map_layer();
    for (int i = 0; i < 3000; ++i) {
        add_square(layer, 20.0 * (i % 60), 20.0 * (i / 60), 10.0);
    }
    const MapMesh mesh = mesh_of(layer);
    CHECK(mesh.chunks.size() > 2);
    std::size_t indices = 0;
    std::size_t segments = 0;
    for (const MapMesh::Chunk& chunk : mesh.chunks) {
        CHECK(chunk.first_index == indices);
        CHECK(chunk.first_segment == segments);
        indices += chunk.index_count;
        segments += chunk.segment_count;
        for (std::uint32_t k = 0; k < chunk.segment_count; ++k) {
            const auto& s = mesh.segments[chunk.first_segment + k];
            CHECK(chunk.box_m.contains(Coord{s.x0_m + mesh.origin_m.x, s.y0_m + mesh.origin_m.y}));
        }
    }
    CHECK(indices == mesh.triangles.size());
    CHECK(segments == mesh.segments.size());
    CHECK(filled_area_m2(mesh) == doctest::Approx(300'000.0));
}

TEST_CASE("a cancelled preparation stops") {
    Layer layer = map_layer();
    add_square(layer, 0, 0, 10);
    zamin::Progress progress;
    progress.cancel();
    CHECK_THROWS_AS(prepare_mesh(layer, layer.crs, progress), zamin::Cancelled);
}
