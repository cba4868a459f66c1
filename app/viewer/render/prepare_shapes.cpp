#include "viewer/render/prepare_shapes.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/memory.hpp"
#include "core/quick_projection.hpp"
#include "viewer/render/chunks.hpp"
#include "viewer/render/shared_edges.hpp"
#include "viewer/render/specks.hpp"

namespace zamin::viewer {

namespace {

// Points in a chunk: drawing skips by chunks, and stops between them when it is no longer wanted.
constexpr std::uint64_t chunk_points = 4096;
// Layers of more edges than this are plots, which nobody dashes: shared edges are not looked for.
constexpr std::size_t most_dashed_edges = 300'000;
constexpr std::size_t long_ring_points = 4 * MapShapes::run_length;
constexpr std::size_t grain = 16'384;

using Range = tbb::blocked_range<std::size_t>;

// Below this many points PROJ takes no time that could be felt.
constexpr std::size_t few_points = 50'000;

// Of what is finite; PROJ is told of the rest as it is.
Box finite_box(const std::vector<Coord>& coords) {
    return tbb::parallel_reduce(
        Range(0, coords.size(), grain), Box(),
        [&](const Range& range, Box box) {
            for (std::size_t i = range.begin(); i < range.end(); ++i) {
                if (std::isfinite(coords[i].x) && std::isfinite(coords[i].y)) {
                    box.add(coords[i]);
                }
            }
            return box;
        },
        [](Box a, const Box& b) {
            a.add(b);
            return a;
        });
}

std::vector<Coord> projected(const std::vector<Coord>& coords, const Crs& from, const Crs& to,
                             Progress& progress) {
    std::vector<Coord> there = coords;
    tbb::enumerable_thread_specific<Transformation> transformations(
        [&] { return Transformation(from, to); });
    tbb::parallel_for(Range(0, there.size(), grain), [&](const Range& range) {
        progress.check();
        transformations.local().apply(std::span(there).subspan(range.begin(), range.size()));
    });
    return there;
}

// The layer's geometry with its coordinates in map space.
class Source {
  public:
    Source(const Layer& layer, const Crs& map_crs, Progress& progress)
        : m_geometry(layer.geometry), m_coords(&layer.geometry.coords) {
        if (layer.crs.same_as(map_crs)) {
            return;
        }
        if (m_coords->size() >= few_points) {
            m_quick.emplace(layer.crs, map_crs, finite_box(*m_coords));
        }
        if (!m_quick || !m_quick->fitted()) {
            m_quick.reset();
            m_projected = projected(layer.geometry.coords, layer.crs, map_crs, progress);
            m_coords = &m_projected;
        }
    }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    const Geometries& offsets() const { return m_geometry; }

    // Calls visit with every coordinate of a feature, ring after ring.
    template <typename Visit>
    void each(std::size_t feature, Visit visit) const {
        const std::size_t end = m_geometry.ring_offsets[m_geometry.ring_end(feature)];
        for (std::size_t i = m_geometry.ring_offsets[m_geometry.ring_begin(feature)]; i < end;
             ++i) {
            const Coord& p = (*m_coords)[i];
            // What is not finite is to stay so.
            const bool quick = m_quick && std::isfinite(p.x) && std::isfinite(p.y);
            visit(quick ? m_quick->apply(p) : p);
        }
    }

  private:
    const Geometries& m_geometry;
    const std::vector<Coord>* m_coords;
    std::optional<QuickProjection> m_quick;
    std::vector<Coord> m_projected;
};

// Boxes of all features; those that cannot be drawn cost nothing.
std::vector<ChunkItem> boxes_of(const Source& source, Progress& progress) {
    const Geometries& offsets = source.offsets();
    std::vector<ChunkItem> items(offsets.feature_count());
    tbb::parallel_for(Range(0, items.size(), grain), [&](const Range& range) {
        progress.check();
        for (std::size_t i = range.begin(); i < range.end(); ++i) {
            ChunkItem& item = items[i];
            item.feature = static_cast<std::uint32_t>(i);
            if (offsets.kinds[i] == GeometryKind::none) {
                continue;
            }
            double sum = 0.0;
            source.each(i, [&](const Coord& p) {
                item.box_m.add(p);
                sum += p.x + p.y;
                ++item.cost;
            });
            item.cost = std::isfinite(sum) ? item.cost : 0;
        }
    });
    std::erase_if(items, [](const ChunkItem& item) { return item.cost == 0; });
    return items;
}

// Where everything goes: shapes, rings and chunks with their offsets, no points yet.
void lay_out(const Geometries& offsets, std::span<const ChunkItem> items,
             std::span<const std::size_t> ends, MapShapes& shapes) {
    shapes.shapes.reserve(items.size());
    std::size_t rings = 0;
    for (const ChunkItem& item : items) {
        rings += offsets.ring_end(item.feature) - offsets.ring_begin(item.feature);
    }
    shapes.ring_offsets.reserve(rings + 1);
    shapes.shape_of.assign(shapes.feature_count, MapShapes::nothing);
    std::size_t next = 0;
    for (const std::size_t end : ends) {
        MapShapes::Chunk chunk;
        chunk.first_shape = static_cast<std::uint32_t>(next);
        for (; next < end; ++next) {
            const ChunkItem& item = items[next];
            chunk.box_m.add(item.box_m);
            MapShapes::Shape shape{item.feature,
                                   static_cast<std::uint32_t>(shapes.ring_offsets.size() - 1), 0,
                                   offsets.kinds[item.feature]};
            for (std::size_t r = offsets.ring_begin(item.feature);
                 r < offsets.ring_end(item.feature); ++r) {
                shapes.ring_offsets.push_back(shapes.ring_offsets.back() +
                                              offsets.ring_offsets[r + 1] -
                                              offsets.ring_offsets[r]);
            }
            chunk.has_points = chunk.has_points || shape.kind == GeometryKind::point;
            shape.end_ring = static_cast<std::uint32_t>(shapes.ring_offsets.size() - 1);
            shapes.shape_of[item.feature] = static_cast<std::uint32_t>(shapes.shapes.size());
            shapes.shapes.push_back(shape);
        }
        chunk.end_shape = static_cast<std::uint32_t>(next);
        chunk.origin_m = chunk.box_m.center();
        shapes.box_m.add(chunk.box_m);
        shapes.chunks.push_back(chunk);
    }
}

// Holes go against their exterior: the fill counts how often a ring goes round a place.
void turn_holes(const Geometries& offsets, const MapShapes::Shape& shape, MapShapes& shapes) {
    const std::size_t first_ring = offsets.ring_begin(shape.feature);
    const auto turns_left = [&](std::size_t source_ring) {
        const auto ring =
            shapes.ring(shape.first_ring + static_cast<std::uint32_t>(source_ring - first_ring));
        double area = 0.0;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            area += double{ring[i - 1].x_m} * double{ring[i].y_m} -
                    double{ring[i].x_m} * double{ring[i - 1].y_m};
        }
        return area > 0.0;
    };
    for (std::size_t part = offsets.feature_offsets[shape.feature];
         part < offsets.feature_offsets[shape.feature + 1]; ++part) {
        const std::size_t exterior = offsets.part_offsets[part];
        for (std::size_t hole = exterior + 1; hole < offsets.part_offsets[part + 1]; ++hole) {
            if (turns_left(hole) == turns_left(exterior)) {
                const auto ring = shape.first_ring + static_cast<std::uint32_t>(hole - first_ring);
                std::reverse(shapes.points.begin() + shapes.ring_offsets[ring],
                             shapes.points.begin() + shapes.ring_offsets[ring + 1]);
            }
        }
    }
}

void fill_in(const Source& source, MapShapes& shapes, Progress& progress) {
    reserve_large(shapes.points, shapes.ring_offsets.back());
    shapes.points.resize(shapes.ring_offsets.back());
    tbb::parallel_for(std::size_t{0}, shapes.chunks.size(), [&](std::size_t c) {
        progress.check();
        MapShapes::Chunk& chunk = shapes.chunks[c];
        for (std::uint32_t s = chunk.first_shape; s < chunk.end_shape; ++s) {
            const MapShapes::Shape& shape = shapes.shapes[s];
            MapShapes::Point* out = shapes.points.data() + shapes.ring_offsets[shape.first_ring];
            source.each(shape.feature, [&](const Coord& p) {
                *out++ = {static_cast<float>(p.x - chunk.origin_m.x),
                          static_cast<float>(p.y - chunk.origin_m.y)};
            });
            if (shape.kind == GeometryKind::polygon && shape.end_ring > shape.first_ring + 1) {
                turn_holes(source.offsets(), shape, shapes);
            }
        }
        chunk.crowd = crowd_of(shapes, chunk);
    });
}

void note_long_rings(MapShapes& shapes) {
    for (std::uint32_t r = 0; r + 1 < shapes.ring_offsets.size(); ++r) {
        const auto ring = shapes.ring(r);
        if (ring.size() < long_ring_points) {
            continue;
        }
        shapes.long_rings.push_back({r, static_cast<std::uint32_t>(shapes.run_boxes.size())});
        for (std::size_t first = 0; first + 1 < ring.size(); first += MapShapes::run_length) {
            MapShapes::RunBox box{ring[first], ring[first]};
            const std::size_t last = std::min(first + MapShapes::run_length, ring.size() - 1);
            for (const MapShapes::Point& p : ring.subspan(first, last - first + 1)) {
                box.least = {std::min(box.least.x_m, p.x_m), std::min(box.least.y_m, p.y_m)};
                box.most = {std::max(box.most.x_m, p.x_m), std::max(box.most.y_m, p.y_m)};
            }
            shapes.run_boxes.push_back(box);
        }
    }
}

}  // namespace

MapShapes prepare_shapes(const Layer& layer, const Crs& map_crs, Progress& progress) {
    progress.step("drawing");
    progress.check();
    const Source source(layer, map_crs, progress);
    std::vector<ChunkItem> items = boxes_of(source, progress);
    const std::vector<std::size_t> ends = order_in_chunks(items, chunk_points);
    MapShapes shapes;
    shapes.feature_count = layer.size();
    lay_out(source.offsets(), items, ends, shapes);
    fill_in(source, shapes, progress);
    note_long_rings(shapes);
    if (shapes.points.size() <= most_dashed_edges) {
        shapes.repeated = repeated_edges(shapes);
    }
    return shapes;
}

}  // namespace zamin::viewer
