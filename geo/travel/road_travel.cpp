#include "travel/road_travel.hpp"

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/msgid.hpp"
#include "core/threads.hpp"
#include "measure/distance.hpp"
#include "travel/road_search.hpp"

namespace zamin::travel {

namespace {

std::vector<std::uint32_t> numbers_of(std::size_t count) {
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}
}  // namespace

RoadTravel::RoadTravel(RoadNetwork network, const RoadOptions& options)
    : m_network(std::move(network)), m_options(options) {
    std::vector<Segment> segments;
    for (std::uint32_t edge = 0; edge < m_network.edges.size(); ++edge) {
        for (std::uint32_t i = m_network.shape_offsets[edge];
             i + 1 < m_network.shape_offsets[edge + 1]; ++i) {
            segments.push_back({m_network.vertices[i], m_network.vertices[i + 1]});
            m_vertex_of.push_back(i);
            m_edge_of.push_back(edge);
        }
    }
    m_index = std::make_unique<SegmentIndex>(std::move(segments));
}

CostUnit RoadTravel::unit() const {
    return m_options.network.by_length ? CostUnit::metres : CostUnit::seconds;
}

Sentence RoadTravel::described() const {
    return (m_options.network.by_length ? said("shortest way on roads ")
                                        : said("quickest way on roads "))
        .then(by_vehicle(m_options.vehicle))
        .then(said(", the walk to the road included"));
}

double RoadTravel::walk_cost(double walk_m) const {
    return m_options.network.by_length ? walk_m
                                       : walk_m * seconds_per_metre_at_1_km_h / m_options.walk_km_h;
}

std::optional<Access> RoadTravel::access(Coord point) const {
    const auto large_enough = [&](std::uint32_t segment) {
        const std::uint32_t part = m_network.edges[m_edge_of[segment]].part;
        return part == 0 || m_network.part_length_m[part] >= m_options.least_part_km * 1000.0;
    };
    NearestSegment found;
    if (!m_index->nearest(point, m_options.longest_walk_m, large_enough, found)) {
        return std::nullopt;
    }
    const std::uint32_t vertex = m_vertex_of[found.segment];
    Access access;
    access.edge = m_edge_of[found.segment];
    access.along_m = m_network.along_m[vertex] +
                     found.share * (m_network.along_m[vertex + 1] - m_network.along_m[vertex]);
    access.walk_m = found.distance_m;
    access.place = found.place;
    return access;
}

RoadTravel::Accesses RoadTravel::accesses(std::span<const Coord> points, int threads,
                                          const Progress& progress) const {
    Accesses result(points.size());
    with_threads(threads, [&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, points.size(), 256),
                          [&](const auto& range) {
                              progress.check();
                              for (std::size_t i = range.begin(); i < range.end(); ++i) {
                                  result[i] = access(points[i]);
                              }
                          });
    });
    return result;
}

CostTable RoadTravel::costs(std::span<const Coord> sources, std::span<const Coord> farms,
                            const CostOptions& options, Progress& progress) const {
    progress.step("finding ways over roads");
    const Accesses from = accesses(sources, options.threads, progress);
    const Accesses to = accesses(farms, options.threads, progress);
    return options.nearest == 1 ? nearest_costs(from, to, options, progress)
                                : all_costs(from, to, options, progress);
}

// One search from all sources at once.
CostTable RoadTravel::nearest_costs(const Accesses& sources, const Accesses& farms,
                                    const CostOptions& options, const Progress& progress) const {
    RoadSearch search(m_network, options.heading, walk_cost(1.0));
    search.search(sources, numbers_of(sources.size()), options.limit, progress);
    std::vector<std::vector<WayCost>> by_farm(farms.size());
    for (std::size_t i = 0; i < farms.size(); ++i) {
        const WayCost way = farms[i] ? search.cheapest(*farms[i]) : WayCost{0, no_way};
        if (way.cost < no_way) {
            by_farm[i].push_back(way);
        }
    }
    return cost_table(std::move(by_farm), options.limit, options.nearest);
}

// A search from each source, several at a time.
CostTable RoadTravel::all_costs(const Accesses& sources, const Accesses& farms,
                                const CostOptions& options, const Progress& progress) const {
    std::vector<std::vector<double>> rows(sources.size());
    tbb::enumerable_thread_specific<RoadSearch> searches(m_network, options.heading,
                                                         walk_cost(1.0));
    const auto from_one = [&](std::size_t source) {
        RoadSearch& search = searches.local();
        const auto number = static_cast<std::uint32_t>(source);
        search.search({&sources[source], 1}, {&number, 1}, options.limit, progress);
        rows[source].assign(farms.size(), no_way);
        for (std::size_t i = 0; i < farms.size(); ++i) {
            if (farms[i]) {
                rows[source][i] = search.cheapest(*farms[i]).cost;
            }
        }
    };
    with_threads(options.threads, [&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, sources.size(), 1),
                          [&](const auto& range) {
                              for (std::size_t s = range.begin(); s < range.end(); ++s) {
                                  from_one(s);
                              }
                          });
    });
    return cost_table(rows, farms.size(), options.limit, options.nearest);
}

Field RoadTravel::field(std::span<const Coord> sources, const Frame& frame,
                        const CostOptions& options, Progress& progress) const {
    progress.step("spreading ways over the map");
    check_source_count(sources.size());
    RoadSearch search(m_network, options.heading, walk_cost(1.0));
    search.search(accesses(sources, options.threads, progress), numbers_of(sources.size()),
                  options.limit, progress);
    Field field = empty_field(frame);
    with_threads(options.threads, [&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, frame.height), [&](const auto& range) {
            CellCenters centers(frame);
            for (std::size_t row = range.begin(); row < range.end(); ++row) {
                progress.check();
                const std::vector<Coord>& cells = centers.row(row);
                for (std::size_t column = 0; column < frame.width; ++column) {
                    if (const auto at = access(cells[column])) {
                        const WayCost way = search.cheapest(*at);
                        field.set(row * frame.width + column, way.cost, way.source, options.limit);
                    }
                }
            }
        });
    });
    return field;
}

std::vector<Problem> RoadTravel::problems_of(std::span<const Coord> points,
                                             std::string_view what) const {
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y)) {
            problems.push_back(no_place_problem(what, i));
        } else if (!access(points[i])) {
            Problem problem;
            problem.layer = what;
            problem.feature = static_cast<std::int64_t>(i);
            problem.problem = msgid("off the network");
            problem.severity = Severity::error;
            problem.detail =
                said("there is no road within {0} m of number {1} of the {2}",
                     {Figure{m_options.longest_walk_m}, count(i + 1), std::string(what)});
            problem.action = said("no way leads there");
            problems.push_back(std::move(problem));
        }
    }
    return problems;
}

}  // namespace zamin::travel
