// A kept map of which any bytes were changed and any array was cut: what is read back can be drawn.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <string>

#include "viewer/map_index.hpp"
#include "viewer/render/prepare_shapes.hpp"
#include "viewer/render/tile_painter.hpp"

namespace {

using namespace zamin;
using namespace zamin::viewer;

constexpr double side_m = 100.0;
constexpr int tile_px = 64;
constexpr std::size_t long_ring = 600;  // points, so that it has boxes of its runs

void add_ring(Geometries& to, std::initializer_list<Coord> ring) {
    to.coords.insert(to.coords.end(), ring);
    to.end_ring();
}

// Squares with holes in a row, and a disc.
Layer small_layer() {
    Layer layer;
    layer.crs = Crs::parse("EPSG:32642");
    for (int i = 0; i < 6; ++i) {
        const double x = i * side_m;
        add_ring(layer.geometry, {{x, 0}, {x + 90, 0}, {x + 90, 90}, {x, 90}, {x, 0}});
        add_ring(layer.geometry,
                 {{x + 20, 20}, {x + 20, 50}, {x + 50, 50}, {x + 50, 20}, {x + 20, 20}});
        layer.geometry.end_part();
        layer.geometry.end_feature(GeometryKind::polygon);
        layer.feature_ids.push_back(i);
    }
    for (std::size_t i = 0; i <= long_ring; ++i) {
        const double turn = 2.0 * std::numbers::pi * static_cast<double>(i % long_ring) / long_ring;
        layer.geometry.coords.push_back({side_m * std::cos(turn), side_m * std::sin(turn)});
    }
    layer.geometry.end_ring();
    layer.geometry.end_part();
    layer.geometry.end_feature(GeometryKind::polygon);
    layer.feature_ids.push_back(6);
    return layer;
}

// A changed byte, or an array cut where it is.
struct Edit {
    std::uint8_t what;
    std::size_t at;
    std::uint8_t to;
};

template <typename Value>
void change(std::vector<Value>& values, const Edit& edit) {
    if ((edit.what & 0x80U) != 0) {
        values.resize(std::min(values.size(), edit.at));
    } else if (!values.empty()) {
        const std::size_t bytes = values.size() * sizeof(Value);
        reinterpret_cast<unsigned char*>(values.data())[edit.at % bytes] = edit.to;
    }
}

void change(MapShapes& shapes, std::vector<std::uint8_t>& classes, const Edit& edit) {
    switch (edit.what & 0x0FU) {
        case 0:
            return change(shapes.chunks, edit);
        case 1:
            return change(shapes.shapes, edit);
        case 2:
            return change(shapes.ring_offsets, edit);
        case 3:
            return change(shapes.points, edit);
        case 4:
            return change(shapes.long_rings, edit);
        case 5:
            return change(shapes.run_boxes, edit);
        case 6:
            return change(shapes.repeated, edit);
        case 7:
            return change(shapes.shape_of, edit);
        case 8:
            return change(classes, edit);
        default:
            return;
    }
}

void paint(const MapIndex& index) {
    MapStyle style;
    style.fills.assign(12, Colour{0.5F, 0.5F, 0.5F, 1.0F});
    style.hatched = {0, 1};
    style.dashed = true;
    const PaintScene scene{
        Colour{},
        {{index.shapes, std::make_shared<const std::vector<std::uint8_t>>(index.classes), style}}};
    static const std::atomic<bool> never{false};
    TilePainter painter(tile_px);
    for (const double metres_per_px : {0.5, 10.0, 1000.0}) {
        const double left_m = 0.25 * side_m - 0.5 * tile_px * metres_per_px;
        painter.paint(scene, {{left_m, left_m}, metres_per_px}, never);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace fs = std::filesystem;
    static const fs::path folder = [] {
        std::string name = (fs::temp_directory_path() / "kept-map-XXXXXX").string();
        return fs::path(mkdtemp(name.data()));
    }();
    static const MapShapes whole = [] {
        Progress progress;
        const Layer layer = small_layer();
        return prepare_shapes(layer, layer.crs, progress);
    }();
    project::ProjectSource source;
    source.source.path = (folder / "plots.gpkg").string();
    std::ofstream(source.source.path).flush();

    auto shapes = std::make_shared<MapShapes>(whole);
    MapIndex index;
    index.role = "plots";
    index.kind = GeometryKind::polygon;
    index.lonlat_deg = {68.0, 37.0, 69.0, 38.0};
    index.classes.assign(whole.feature_count, 1);
    for (std::size_t i = 0; i + 3 < size; i += 4) {
        change(*shapes, index.classes,
               {data[i], std::size_t{data[i + 1]} * 256 + data[i + 2], data[i + 3]});
    }
    index.shapes = shapes;
    Progress progress;
    write_map_index(source, source_stamp(source), index, progress);
    if (const auto read = read_map_index(source, progress)) {
        paint(*read);
    }
    return 0;
}
