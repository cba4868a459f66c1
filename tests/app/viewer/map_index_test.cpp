#include "viewer/map_index.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <thread>

#include "app/viewer/layers.hpp"
#include "app/viewer/stage.hpp"
#include "temporary_folder.hpp"
#include "viewer/render/prepare_shapes.hpp"

using namespace zamin;
using namespace zamin::test;
using namespace zamin::viewer;

namespace {

namespace fs = std::filesystem;

// A source with nine squares and a ring of many points.
struct Kept {
    TemporaryFolder folder;
    project::ProjectSource source;
    MapIndex index;

    Kept() {
        write_text(folder / "plots.gpkg", "as if it were one");
        source.source = {(folder / "plots.gpkg").string(), "plots"};
        std::vector<Square> all;
        for (int i = 0; i < 9; ++i) {
            all.push_back({68.0 + 0.01 * i, 37.0, 0.005, i % 2 == 0 ? "rice" : "onion"});
        }
        Layer layer = squares("plots", "crop", Crs::wgs84(), all);
        for (int i = 0; i <= 1000; ++i) {
            const double angle = 2.0 * 3.14159265358979 * (i % 1000) / 1000.0;
            layer.geometry.coords.push_back(
                {68.2 + 0.01 * std::cos(angle), 37.1 + 0.01 * std::sin(angle)});
        }
        layer.geometry.end_ring();
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::polygon);
        layer.feature_ids.push_back(10);
        const Crs map_crs = Crs::parse("EPSG:32642");
        Progress progress;
        index.role = "plots";
        index.kind = GeometryKind::polygon;
        index.lonlat_deg = layer.geometry.box();
        index.map_crs_wkt = map_crs.wkt();
        index.shapes = std::make_shared<const MapShapes>(prepare_shapes(layer, map_crs, progress));
        index.classes = {0, 1, 0, 1, 0, 1, 0, 1, 0, 2};
    }

    void write() { write(index); }
    void write(const MapIndex& what) {
        Progress progress;
        write_map_index(source, source_stamp(source), what, progress);
    }
    std::optional<MapIndex> read() const {
        Progress progress;
        return read_map_index(source, progress);
    }
    // The index with something changed in its shapes, written as if it were right.
    template <typename Change>
    bool is_refused_with(Change change) {
        MapIndex other = index;
        MapShapes shapes = *index.shapes;
        change(shapes, other);
        other.shapes = std::make_shared<const MapShapes>(std::move(shapes));
        write(other);
        return !read();
    }
};

std::vector<double> numbers_of(const MapShapes& shapes) {
    std::vector<double> numbers;
    for (const auto& p : shapes.points) {
        numbers.insert(numbers.end(), {double{p.x_m}, double{p.y_m}});
    }
    for (const auto& c : shapes.chunks) {
        numbers.insert(numbers.end(), {c.box_m.min_x, c.box_m.max_y, c.origin_m.x, c.origin_m.y,
                                       double(c.first_shape), double(c.end_shape)});
    }
    for (const auto& s : shapes.shapes) {
        numbers.insert(numbers.end(),
                       {double(s.feature), double(s.first_ring), double(s.end_ring)});
    }
    numbers.insert(numbers.end(), shapes.ring_offsets.begin(), shapes.ring_offsets.end());
    numbers.insert(numbers.end(), shapes.shape_of.begin(), shapes.shape_of.end());
    return numbers;
}

}  // namespace

TEST_CASE("a kept map comes back as it was") {
    Kept kept;
    CHECK_FALSE(kept.read());
    kept.write();
    CHECK(fs::exists(kept.folder / "plots.gpkg.plots.zamin-map"));
    const auto back = kept.read();
    REQUIRE(back);
    CHECK(back->role == "plots");
    CHECK(back->kind == GeometryKind::polygon);
    CHECK(back->lonlat_deg == kept.index.lonlat_deg);
    CHECK(back->map_crs_wkt == kept.index.map_crs_wkt);
    CHECK(back->classes == kept.index.classes);
    CHECK(back->shapes->feature_count == 10);
    CHECK(back->shapes->long_rings.size() == 1);
    CHECK(numbers_of(*back->shapes) == numbers_of(*kept.index.shapes));
}

TEST_CASE("a kept map of another state of the file, or another layer, is not used") {
    Kept kept;
    kept.write();
    project::ProjectSource other = kept.source;
    other.source.layer = "fields";
    fs::copy_file(map_index_file(kept.source), map_index_file(other));
    Progress progress;
    CHECK_FALSE(read_map_index(other, progress));
    SUBCASE("longer") {
        write_text(kept.folder / "plots.gpkg", "as if it were one, and more");
    }
    SUBCASE("later") {
        fs::last_write_time(kept.folder / "plots.gpkg",
                            fs::file_time_type::clock::now() + std::chrono::hours(1));
    }
    SUBCASE("with changes that wait beside it") {
        write_text(kept.folder / "plots.gpkg-wal", "rows");
    }
    CHECK_FALSE(kept.read());
}

TEST_CASE("no map is kept of what is no file, or not shown as the file has it") {
    Kept kept;
    kept.source.where = "crop = 'rice'";
    CHECK(map_index_file(kept.source).empty());
    CHECK(source_stamp(kept.source).empty());
    kept.source.where.clear();
    kept.source.crs = "EPSG:32642";
    CHECK(map_index_file(kept.source).empty());
    kept.source.crs.clear();
    kept.source.source.path = "PG:dbname=land";
    CHECK(map_index_file(kept.source).empty());
}

TEST_CASE("a kept map that is cut off or has a byte changed is not used") {
    Kept kept;
    kept.write();
    const fs::path file = map_index_file(kept.source);
    const std::string whole = read_text(file);
    for (std::size_t i = 0; i < whole.size(); i += i < 400 ? 1 : 37) {
        std::string damaged = whole;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x41);
        write_text(file, damaged);
        CHECK_FALSE(kept.read());
    }
    for (std::size_t length = 0; length < whole.size(); length += length < 200 ? 1 : 101) {
        write_text(file, whole.substr(0, length));
        CHECK_FALSE(kept.read());
    }
    write_text(file, whole + "x");
    CHECK_FALSE(kept.read());
}

TEST_CASE("shapes that would lead out of their arrays, or nowhere, are not used") {
    Kept kept;
    CHECK_FALSE(kept.is_refused_with([](MapShapes&, MapIndex&) {}));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.ring_offsets.back() += 1; }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.ring_offsets[1] = 1U << 30U; }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.ring_offsets.clear(); }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.shapes[3].end_ring = 999; }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.shapes[3].feature = 10; }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.chunks[0].end_shape += 1; }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.chunks[0].box_m.min_x = 1e12; }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) {
        s.points[5].x_m = std::numeric_limits<float>::quiet_NaN();
    }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.points[5].y_m = 1e30F; }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.long_rings[0].ring = 77; }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.run_boxes.pop_back(); }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.shape_of[2] = 50; }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.shape_of.pop_back(); }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) { s.repeated = {1, 0}; }));
    CHECK(kept.is_refused_with([](MapShapes&, MapIndex& index) { index.classes.push_back(0); }));
    CHECK(kept.is_refused_with([](MapShapes& s, MapIndex&) {
        const unsigned char neither = 7;
        std::memcpy(&s.chunks[0].has_points, &neither, 1);
    }));
}

TEST_CASE("what is kept at the first opening is on the map at the second before the rows are") {
    const TemporaryFolder folder;
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < 20'000; ++i) {
        const double x = 68.0 + 0.002 * (i % 200), y = 37.0 + 0.002 * (i / 200);
        text += fmt::format(
            R"({}{{"type":"Feature","properties":{{"crop":"{}"}},"geometry":{{"type":"Polygon",)"
            R"("coordinates":[[[{},{}],[{},{}],[{},{}],[{},{}]]]}}}})",
            i == 0 ? "" : ",", i % 3 == 0 ? "rice" : "onion", x, y, x + 0.001, y, x, y + 0.001, x,
            y);
    }
    write_text(folder / "plots.geojson", text + "]}");
    std::map<LayerHandle, std::vector<std::uint8_t>> classes;
    {
        Stage first;
        first.bench.keep_maps(10'000);
        first.bench.open({(folder / "plots.geojson").string()});
        first.settle();
        REQUIRE(first.bench.session().layers.size() == 1);
        CHECK_FALSE(first.bench.session().layers[0].from_kept_map);
        classes = first.renderer.classes_of;
    }
    REQUIRE(fs::exists(folder / "plots.geojson.zamin-map"));
    Stage second;
    second.bench.keep_maps(10'000);
    second.bench.open({(folder / "plots.geojson").string()});
    while (second.bench.session().kept_maps.empty()) {
        REQUIRE(second.bench.session().layers.empty());
        second.frame();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    CHECK(second.bench.map_is_known());
    second.frame();
    CHECK(second.renderer.draws.back().items.size() == 1);
    CHECK(second.bench.session().layers.empty());
    second.settle();
    CHECK(second.bench.session().kept_maps.empty());
    REQUIRE(second.bench.session().layers.size() == 1);
    CHECK(second.bench.session().layers[0].from_kept_map);
    CHECK(second.renderer.shapes_of.size() == 1);
    CHECK(second.renderer.classes_of.begin()->second == classes.begin()->second);
}

TEST_CASE("a kept map whose rows cannot be read goes off the map again") {
    Kept kept;  // the source is no GeoPackage
    kept.write();
    Stage stage;
    stage.bench.keep_maps(1);
    stage.bench.open({kept.source.source.text()});
    stage.settle();
    CHECK(stage.bench.session().layers.empty());
    CHECK(stage.bench.session().kept_maps.empty());
    CHECK(stage.renderer.shapes_of.empty());
}
