#include "viewer/render/prepare_mesh.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "viewer/render/mesh_builder.hpp"
#include "viewer/render/mesh_chunks.hpp"

namespace zamin::viewer {

namespace {

// Vertices in a chunk: drawing stops between chunks, a few milliseconds each on a slow machine.
constexpr std::uint64_t chunk_vertices = 4096;
// Layers of more edges than this are plots, which nobody dashes: shared edges are not looked for.
constexpr std::size_t most_dashed_segments = 300'000;

void project(std::vector<Coord>& coords, const Crs& from, const Crs& to, Progress& progress) {
    if (from.same_as(to)) {
        return;
    }
    tbb::enumerable_thread_specific<Transformation> transformations(
        [&] { return Transformation(from, to); });
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, coords.size(), 65'536),
        [&](const tbb::blocked_range<std::size_t>& range) {
            progress.check();
            transformations.local().apply(std::span(coords).subspan(range.begin(), range.size()));
        });
}

bool all_finite(std::span<const Coord> coords) {
    return std::ranges::all_of(
        coords, [](const Coord& p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

// Features that can be drawn, with their boxes.
std::vector<ChunkItem> drawable(const Geometries& geometry) {
    std::vector<ChunkItem> items;
    items.reserve(geometry.feature_count());
    for (std::size_t i = 0; i < geometry.feature_count(); ++i) {
        const auto coords = geometry.feature_coords(i);
        if (geometry.kinds[i] != GeometryKind::none && !coords.empty() && all_finite(coords)) {
            items.push_back({geometry.feature_box(i), static_cast<std::uint32_t>(i),
                             static_cast<std::uint32_t>(coords.size())});
        }
    }
    return items;
}

std::vector<MapMesh> build_chunks(const Geometries& geometry, Coord origin_m,
                                  std::span<const ChunkItem> items,
                                  std::span<const std::size_t> ends, Progress& progress) {
    std::vector<MapMesh> chunks(ends.size());
    std::atomic<std::size_t> done = 0;
    tbb::parallel_for(std::size_t{0}, chunks.size(), [&](std::size_t i) {
        MeshBuilder builder(geometry, origin_m);
        const std::size_t first = i == 0 ? 0 : ends[i - 1];
        std::size_t coords = 0;
        for (std::size_t k = first; k < ends[i]; ++k) {
            coords += items[k].cost;
        }
        builder.reserve(coords, geometry.kinds[items[first].feature]);
        for (std::size_t k = first; k < ends[i]; ++k) {
            builder.add(items[k].feature);
        }
        chunks[i] = builder.take();
        progress.set(static_cast<double>(++done) / static_cast<double>(chunks.size()));
    });
    return chunks;
}

}  // namespace

MapMesh prepare_mesh(const Layer& layer, const Crs& map_crs, Progress& progress) {
    progress.step("drawing " + layer.name);
    Geometries geometry = layer.geometry;
    project(geometry.coords, layer.crs, map_crs, progress);
    std::vector<ChunkItem> items = drawable(geometry);
    const std::vector<std::size_t> ends = order_in_chunks(items, chunk_vertices);

    MapMesh mesh;
    mesh.feature_count = layer.size();
    for (const ChunkItem& item : items) {
        mesh.box_m.add(item.box_m);
    }
    mesh.origin_m = mesh.box_m.empty() ? Coord{} : mesh.box_m.center();
    std::vector<MapMesh> chunks = build_chunks(geometry, mesh.origin_m, items, ends, progress);
    join_chunks(chunks, mesh);
    if (mesh.segments.size() <= most_dashed_segments) {
        mark_shared_edges(mesh.segments);
    }
    return mesh;
}

}  // namespace zamin::viewer
