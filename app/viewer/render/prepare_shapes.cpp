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
        m_box = finite_box(*m_coords);
        if (layer.crs.same_as(map_crs)) {
            return;
        }
        if (m_coords->size() >= few_points) {
            m_quick.emplace(layer.crs, map_crs, m_box);
        }
        if (!m_quick || !m_quick->fitted()) {
            m_quick.reset();
            m_projected = projected(layer.geometry.coords, layer.crs, map_crs, progress);
            m_coords = &m_projected;
            m_box = finite_box(*m_coords);
        }
    }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    const Geometries& offsets() const { return m_geometry; }
    // Of all coordinates that are finite, as unplaced() has them.
    const Box& box() const { return m_box; }

    // All coordinates of a feature, ring after ring; what is not finite here is so in map space.
    std::span<const Coord> unplaced(std::size_t feature) const {
        const std::size_t begin = m_geometry.ring_offsets[m_geometry.ring_begin(feature)];
        const std::size_t end = m_geometry.ring_offsets[m_geometry.ring_end(feature)];
        return std::span(*m_coords).subspan(begin, end - begin);
    }
    // One of them, finite, in map space.
    Coord placed(const Coord& p) const { return m_quick ? m_quick->apply(p) : p; }

  private:
    const Geometries& m_geometry;
    const std::vector<Coord>* m_coords;
    Box m_box;
    std::optional<QuickProjection> m_quick;
    std::vector<Coord> m_projected;
};

// All features that can be drawn; what is not finite cannot.
std::vector<ChunkItem> items_of(const Source& source, Progress& progress) {
    const Geometries& offsets = source.offsets();
    std::vector<ChunkItem> items;
    resize_large(items, offsets.feature_count());
    tbb::parallel_for(Range(0, items.size(), grain), [&](const Range& range) {
        progress.check();
        for (std::size_t i = range.begin(); i < range.end(); ++i) {
            ChunkItem& item = items[i];
            item.feature = static_cast<std::uint32_t>(i);
            if (offsets.kinds[i] == GeometryKind::none) {
                continue;
            }
            Box box;
            double sum = 0.0;
            for (const Coord& p : source.unplaced(i)) {
                box.add(p);
                sum += p.x + p.y;
                ++item.cost;
            }
            item.cost = std::isfinite(sum) ? item.cost : 0;
            // In the layer's own system: near enough to map space for putting together.
            item.place = item.cost > 0 ? place_on_curve(box.center(), source.box()) : 0;
        }
    });
    std::erase_if(items, [](const ChunkItem& item) { return item.cost == 0; });
    return items;
}

std::size_t rings_of(const Geometries& offsets, std::uint32_t feature) {
    return offsets.ring_end(feature) - offsets.ring_begin(feature);
}

// A place amid some shapes that lie near each other.
Coord amid(const Source& source, std::span<const ChunkItem> items) {
    Box box;
    for (const ChunkItem& item : {items.front(), items[items.size() / 2], items.back()}) {
        Box own;
        for (const Coord& p : source.unplaced(item.feature)) {
            own.add(p);
        }
        box.add(source.placed(own.center()));
    }
    return box.center();
}

// Chunks with their shapes, first rings and first points; the origins lie amid the shapes.
void lay_out_chunks(const Source& source, std::span<const ChunkItem> items,
                    std::span<const std::size_t> ends, MapShapes& shapes) {
    std::size_t next = 0;
    for (const std::size_t end : ends) {
        MapShapes::Chunk chunk;
        chunk.first_shape = static_cast<std::uint32_t>(next);
        chunk.end_shape = static_cast<std::uint32_t>(end);
        chunk.origin_m = amid(source, items.subspan(next, end - next));
        for (; next < end; ++next) {
            const GeometryKind kind = source.offsets().kinds[items[next].feature];
            chunk.has_points = chunk.has_points || kind == GeometryKind::point;
        }
        shapes.chunks.push_back(chunk);
    }
}

// Where everything goes: shapes, rings and chunks with their offsets, no points yet.
void lay_out(const Source& source, std::span<const ChunkItem> items,
             std::span<const std::size_t> ends, MapShapes& shapes) {
    lay_out_chunks(source, items, ends, shapes);
    const Geometries& offsets = source.offsets();
    struct Begin {
        std::size_t ring = 0;
        std::uint32_t point = 0;
    };
    std::vector<Begin> begins(shapes.chunks.size() + 1);
    tbb::parallel_for(std::size_t{0}, shapes.chunks.size(), [&](std::size_t c) {
        for (std::uint32_t s = shapes.chunks[c].first_shape; s < shapes.chunks[c].end_shape; ++s) {
            begins[c + 1].ring += rings_of(offsets, items[s].feature);
            begins[c + 1].point += items[s].cost;
        }
    });
    for (std::size_t c = 1; c < begins.size(); ++c) {
        begins[c].ring += begins[c - 1].ring;
        begins[c].point += begins[c - 1].point;
    }
    resize_large(shapes.shapes, items.size());
    shapes.ring_offsets.clear();
    resize_large(shapes.ring_offsets, begins.back().ring + 1);
    shapes.ring_offsets.back() = begins.back().point;
    shapes.shape_of.assign(shapes.feature_count, MapShapes::nothing);
    tbb::parallel_for(std::size_t{0}, shapes.chunks.size(), [&](std::size_t c) {
        Begin next = begins[c];
        for (std::uint32_t s = shapes.chunks[c].first_shape; s < shapes.chunks[c].end_shape; ++s) {
            const std::uint32_t feature = items[s].feature;
            MapShapes::Shape& shape = shapes.shapes[s];
            shape = {feature, static_cast<std::uint32_t>(next.ring), 0, offsets.kinds[feature]};
            for (std::size_t r = offsets.ring_begin(feature); r < offsets.ring_end(feature); ++r) {
                shapes.ring_offsets[next.ring++] = next.point;
                next.point += offsets.ring_offsets[r + 1] - offsets.ring_offsets[r];
            }
            shape.end_ring = static_cast<std::uint32_t>(next.ring);
            shapes.shape_of[feature] = s;
        }
    });
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
    resize_large(shapes.points, shapes.ring_offsets.back());
    tbb::parallel_for(std::size_t{0}, shapes.chunks.size(), [&](std::size_t c) {
        progress.check();
        MapShapes::Chunk& chunk = shapes.chunks[c];
        for (std::uint32_t s = chunk.first_shape; s < chunk.end_shape; ++s) {
            const MapShapes::Shape& shape = shapes.shapes[s];
            MapShapes::Point* out = shapes.points.data() + shapes.ring_offsets[shape.first_ring];
            for (const Coord& own : source.unplaced(shape.feature)) {
                const Coord p = source.placed(own);
                chunk.box_m.add(p);
                *out++ = {static_cast<float>(p.x - chunk.origin_m.x),
                          static_cast<float>(p.y - chunk.origin_m.y)};
            }
            if (shape.kind == GeometryKind::polygon && shape.end_ring > shape.first_ring + 1) {
                turn_holes(source.offsets(), shape, shapes);
            }
        }
        chunk.crowd = crowd_of(shapes, chunk);
    });
    for (const MapShapes::Chunk& chunk : shapes.chunks) {
        shapes.box_m.add(chunk.box_m);
    }
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
    std::vector<ChunkItem> items = items_of(source, progress);
    const std::vector<std::size_t> ends = order_in_chunks(items, chunk_points);
    MapShapes shapes;
    shapes.feature_count = layer.size();
    lay_out(source, items, ends, shapes);
    fill_in(source, shapes, progress);
    note_long_rings(shapes);
    if (shapes.points.size() <= most_dashed_edges) {
        shapes.repeated = repeated_edges(shapes);
    }
    return shapes;
}

}  // namespace zamin::viewer
