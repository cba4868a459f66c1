#include "measure/overlap.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <tuple>

#include "core/error.hpp"
#include "core/threads.hpp"
#include "measure/area.hpp"
#include "measure/box_tree.hpp"
#include "measure/dissolve.hpp"
#include "measure/geos_handles.hpp"
#include "measure/shared_area.hpp"
#include "measure/width.hpp"

namespace zamin::measure {

namespace {

constexpr double rounding_share = 1e-10;

bool same_shape(const Geometries& g, std::size_t a, std::size_t b) {
    const auto p = g.feature_coords(a);
    const auto q = g.feature_coords(b);
    return g.ring_end(a) - g.ring_begin(a) == g.ring_end(b) - g.ring_begin(b) &&
           std::equal(p.begin(), p.end(), q.begin(), q.end());
}

// An order of shapes that is nobody's but their own.
bool comes_first(const Geometries& g, std::size_t a, std::size_t b) {
    const auto p = g.feature_coords(a);
    const auto q = g.feature_coords(b);
    return std::lexicographical_compare(
        p.begin(), p.end(), q.begin(), q.end(),
        [](Coord s, Coord t) { return std::tie(s.x, s.y) < std::tie(t.x, t.y); });
}

class Finder {
  public:
    Finder(const Layer& layer, std::span<const double> areas_m2, const OverlapOptions& options)
        : m_layer(layer),
          m_geometry(layer.geometry),
          m_areas_m2(areas_m2),
          m_options(options),
          m_tree(boxes()),
          m_copy_of(layer.size()),
          m_shared(m_geometry),
          m_local([this] { return Local(m_layer.crs); }) {
        find_copies();
    }

    Overlaps run(Progress& progress) {
        constexpr std::size_t per_task = 1024;
        const std::size_t n = m_tree.order().size();
        std::atomic<std::size_t> done{0};
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, n, per_task), [&](const auto& range) {
            Local& mine = m_local.local();
            for (std::size_t p = range.begin(); p < range.end(); ++p) {
                pair_up(p, mine);
            }
            progress.set(static_cast<double>(done += range.size()) / static_cast<double>(n));
        });
        return joined();
    }

  private:
    struct Local {
        explicit Local(const Crs& crs) : to_degrees(crs, geographic_base(crs)) {}
        Transformation to_degrees;
        std::vector<Overlap> pairs;
        Geometries shapes;
        bool some_left_out = false;
    };

    std::vector<Box> boxes() const {
        std::vector<Box> result(m_geometry.feature_count());
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, result.size(), 4096), [&](const auto& range) {
                for (std::size_t i = range.begin(); i < range.end(); ++i) {
                    if (m_geometry.kinds[i] == GeometryKind::polygon && group_of(i) != no_group) {
                        result[i] = m_geometry.feature_box(i);
                    }
                }
            });
        return result;
    }

    std::uint32_t group_of(std::size_t row) const {
        return m_options.group_of_row.empty() ? 0 : m_options.group_of_row[row];
    }

    bool id_less(std::uint32_t a, std::uint32_t b) const {
        return std::tie(m_layer.feature_ids[a], a) < std::tie(m_layer.feature_ids[b], b);
    }

    // Equal boxes follow one another in the tree's order; the lowest id of those with one shape and
    // group is what the others are copies of.
    void find_copies() {
        const auto order = m_tree.order();
        std::vector<std::uint32_t> run;
        for (std::size_t begin = 0; begin < order.size();) {
            std::size_t end = begin + 1;
            while (end < order.size() && m_tree.box_at(end) == m_tree.box_at(begin)) {
                ++end;
            }
            if (end - begin > 1) {
                run.assign(order.begin() + static_cast<std::ptrdiff_t>(begin),
                           order.begin() + static_cast<std::ptrdiff_t>(end));
                mark_copies(run);
            }
            begin = end;
        }
    }

    void mark_copies(std::vector<std::uint32_t>& run) {
        std::sort(run.begin(), run.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (group_of(a) != group_of(b)) {
                return group_of(a) < group_of(b);
            }
            if (comes_first(m_geometry, a, b) || comes_first(m_geometry, b, a)) {
                return comes_first(m_geometry, a, b);
            }
            return id_less(a, b);
        });
        for (auto first = run.begin(); first != run.end();) {
            const auto end = std::find_if(first, run.end(), [&](std::uint32_t row) {
                return group_of(row) != group_of(*first) || !same_shape(m_geometry, row, *first);
            });
            if (static_cast<std::size_t>(end - first) > m_options.most_copies) {
                std::for_each(first + 1, end, [&](std::uint32_t row) { m_copy_of[row] = *first; });
            }
            first = end;
        }
    }

    void pair_up(std::size_t position, Local& mine) {
        const std::uint32_t row = m_tree.order()[position];
        if (m_copy_of[row]) {
            add_identical(*m_copy_of[row], row, mine);
            return;
        }
        const Box& box = m_tree.box_at(position);
        const LocalScale scale(m_layer.crs, box.center());
        std::size_t found = 0;
        m_tree.query(box, position + 1, [&](std::size_t other_position) {
            const std::uint32_t other = m_tree.order()[other_position];
            if (m_copy_of[other] || group_of(other) != group_of(row)) {
                return;
            }
            const auto shared = m_shared.of(row, other, box, m_tree.box_at(other_position));
            const double plane_m2 = shared.value_or(0.0) * scale.x_m * scale.y_m;
            if (shared && plane_m2 < least_m2(row, other) / 2.0) {
                return;  // by far not enough, whatever the ellipsoid adds
            }
            if (found >= m_options.most_of_one) {
                mine.some_left_out = true;
            } else if (add_pair(row, other, plane_m2, mine)) {
                ++found;
            }
        });
    }

    double least_m2(std::uint32_t a, std::uint32_t b) const {
        return std::max(m_options.least_m2,
                        rounding_share * std::min(m_areas_m2[a], m_areas_m2[b]));
    }

    // Measures and keeps a pair, its shape already the last of `shapes`.
    void keep(std::uint32_t a, std::uint32_t b, double area_m2, Local& mine) const {
        Overlap pair;
        pair.first = id_less(a, b) ? a : b;
        pair.second = pair.first == a ? b : a;
        pair.area_m2 = area_m2;
        const double first_m2 = m_areas_m2[pair.first];
        const double second_m2 = m_areas_m2[pair.second];
        pair.first_share = std::min(1.0, area_m2 / first_m2);
        pair.second_share = std::min(1.0, area_m2 / second_m2);
        pair.iou = std::min(1.0, area_m2 / (first_m2 + second_m2 - area_m2));
        mine.pairs.push_back(pair);
    }

    void add_identical(std::uint32_t a, std::uint32_t b, Local& mine) const {
        if (m_areas_m2[a] >= m_options.least_m2) {
            mine.shapes.append(m_geometry, a);
            keep(a, b, m_areas_m2[a], mine);
            mine.pairs.back().identical = true;
        }
    }

    // Where GEOS cannot build the shape the pair is kept with its area in the plane and no shape.
    bool add_pair(std::uint32_t a, std::uint32_t b, double plane_m2, Local& mine) const {
        if (same_shape(m_geometry, a, b)) {
            add_identical(a, b, mine);
            return true;
        }
        if (comes_first(m_geometry, b, a)) {
            std::swap(a, b);
        }
        const GeosGeometry p = polygon_to_geos(m_geometry, a);
        const GeosGeometry q = polygon_to_geos(m_geometry, b);
        const GeosGeometry common(p && q ? GEOSIntersection_r(geos(), p.get(), q.get()) : nullptr);
        if (!common) {
            mine.shapes.add_empty();
            keep(a, b, plane_m2, mine);
            return true;
        }
        Geometries shape;
        append_polygons(common.get(), shape);
        shape.end_feature(GeometryKind::polygon);
        Geometries degrees = shape;
        mine.to_degrees.apply(degrees.coords);
        const double area_m2 = feature_area_m2(degrees, 0, m_layer.crs.ellipsoid());
        if (area_m2 < least_m2(a, b)) {
            return false;
        }
        mine.shapes.append(shape, 0);
        keep(a, b, area_m2, mine);
        return true;
    }

    Overlaps joined() {
        Overlaps all;
        struct Place {
            const Local* local;
            std::size_t index;
        };
        std::vector<Place> places;
        for (const Local& local : m_local) {
            all.some_left_out = all.some_left_out || local.some_left_out;
            for (std::size_t i = 0; i < local.pairs.size(); ++i) {
                places.push_back({&local, i});
            }
        }
        const auto key = [&](const Place& place) {
            const Overlap& pair = place.local->pairs[place.index];
            return std::tuple(m_layer.feature_ids[pair.first], pair.first,
                              m_layer.feature_ids[pair.second], pair.second);
        };
        tbb::parallel_sort(places.begin(), places.end(),
                           [&](const Place& a, const Place& b) { return key(a) < key(b); });
        for (const Place& place : places) {
            all.pairs.push_back(place.local->pairs[place.index]);
            all.shapes.append(place.local->shapes, place.index);
        }
        return all;
    }

    const Layer& m_layer;
    const Geometries& m_geometry;
    std::span<const double> m_areas_m2;
    const OverlapOptions& m_options;
    BoxTree m_tree;
    std::vector<std::optional<std::uint32_t>> m_copy_of;
    SharedArea m_shared;
    tbb::enumerable_thread_specific<Local> m_local;
};

}  // namespace

Overlaps find_overlaps(const Layer& layer, std::span<const double> areas_m2,
                       const OverlapOptions& options, Progress& progress) {
    progress.step("looking for overlaps");
    if (layer.size() == 0) {
        return {};
    }
    if (!layer.crs.known()) {
        throw error("{}: layer '{}' has no coordinate system, so its overlaps cannot be measured",
                    layer.source, layer.name);
    }
    Overlaps result;
    with_threads(options.threads, [&] { result = Finder(layer, areas_m2, options).run(progress); });
    return result;
}

Remainders without_double_land(const Layer& layer, const Overlaps& overlaps, Progress& progress) {
    progress.step("counting land once");
    const Geometries& geometry = layer.geometry;
    std::map<std::uint32_t, std::vector<std::uint32_t>> takers;  // of each row that gives way
    for (const Overlap& pair : overlaps.pairs) {
        const bool second_gives = pair.identical || comes_first(geometry, pair.first, pair.second);
        takers[second_gives ? pair.second : pair.first].push_back(second_gives ? pair.first
                                                                               : pair.second);
    }
    Remainders result;
    for (auto& [row, others] : takers) {
        progress.check();
        std::sort(others.begin(), others.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return comes_first(geometry, a, b); });
        result.rows.push_back(row);
        append_difference(geometry, row, others, result.shapes);
    }
    return result;
}

}  // namespace zamin::measure
