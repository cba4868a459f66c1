#include "travel/line_travel.hpp"

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "core/error.hpp"
#include "core/threads.hpp"
#include "measure/distance.hpp"

namespace zamin::travel {

namespace {

// Farms at a time: their distances to one source stay in the processor's nearest memory.
constexpr std::size_t block = 1024;

using measure::GeodesicPoints;

// The cheapest way of each of the farms begin .. begin + out.size().
void find_nearest(const GeodesicPoints& sources, const GeodesicPoints& farms, std::size_t begin,
                  std::span<WayCost> out) {
    std::array<double, block> distances_m{};
    const std::span<double> here = std::span(distances_m).first(out.size());
    std::fill(out.begin(), out.end(), WayCost{0, no_way});
    for (std::uint32_t source = 0; source < sources.size(); ++source) {
        farms.distances_m(sources, source, begin, here);
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (here[i] < out[i].cost) {
                out[i] = {source, here[i]};
            }
        }
    }
}

void for_each_block(std::size_t count, int threads, Progress& progress,
                    const std::function<void(std::size_t begin, std::size_t size)>& work) {
    with_threads(threads, [&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, (count + block - 1) / block),
                          [&](const auto& range) {
                              progress.check();
                              for (std::size_t i = range.begin(); i < range.end(); ++i) {
                                  work(i * block, std::min(block, count - i * block));
                              }
                          });
    });
}

CostTable nearest_only(const GeodesicPoints& sources, const GeodesicPoints& farms,
                       double detour_factor, const CostOptions& options, Progress& progress) {
    std::vector<WayCost> best(farms.size());
    for_each_block(farms.size(), options.threads, progress,
                   [&](std::size_t begin, std::size_t size) {
                       find_nearest(sources, farms, begin, std::span(best).subspan(begin, size));
                   });
    CostTable table;
    table.ways.reserve(best.size());
    table.offsets.reserve(best.size() + 1);
    for (WayCost way : best) {
        way.cost *= detour_factor;
        if (way.cost < no_way && way.cost <= options.limit) {
            table.ways.push_back(way);
        }
        table.offsets.push_back(table.ways.size());
    }
    return table;
}

CostTable all_ways(const GeodesicPoints& sources, const GeodesicPoints& farms, double detour_factor,
                   const CostOptions& options, Progress& progress) {
    std::vector<std::vector<WayCost>> by_farm(farms.size());
    for_each_block(farms.size(), options.threads, progress,
                   [&](std::size_t begin, std::size_t size) {
                       std::array<double, block> distances_m{};
                       const std::span<double> here = std::span(distances_m).first(size);
                       for (std::uint32_t source = 0; source < sources.size(); ++source) {
                           farms.distances_m(sources, source, begin, here);
                           for (std::size_t i = 0; i < size; ++i) {
                               const double cost = here[i] * detour_factor;
                               if (cost < no_way && cost <= options.limit) {
                                   by_farm[begin + i].push_back({source, cost});
                               }
                           }
                       }
                   });
    return cost_table(std::move(by_farm), options.limit, options.nearest);
}

}  // namespace

LineTravel::LineTravel(double detour_factor) : m_detour_factor(detour_factor) {
    if (!(detour_factor >= 1.0) || !std::isfinite(detour_factor)) {
        throw usage_error(
            "a detour factor of {} was given; expected a number from 1 on, for example "
            "1.3",
            detour_factor);
    }
}

Sentence LineTravel::described() const {
    Sentence line = said("straight line on the ellipsoid");
    return m_detour_factor == 1.0
               ? line
               : line.then(said(", times {0}", {fmt::format("{}", m_detour_factor)}));
}

CostTable LineTravel::costs(std::span<const Coord> sources, std::span<const Coord> farms,
                            const CostOptions& options, Progress& progress) const {
    progress.step("measuring distances");
    const GeodesicPoints to(sources, {});
    const GeodesicPoints from(farms, {});
    return options.nearest == 1 ? nearest_only(to, from, m_detour_factor, options, progress)
                                : all_ways(to, from, m_detour_factor, options, progress);
}

Field LineTravel::field(std::span<const Coord> sources, const Frame& frame,
                        const CostOptions& options, Progress& progress) const {
    progress.step("measuring distances over the map");
    check_source_count(sources.size());
    const GeodesicPoints to(sources, {});
    Field field = empty_field(frame);
    const auto rows = [&](const tbb::blocked_range<std::size_t>& range) {
        CellCenters centers(frame);
        for (std::size_t row = range.begin(); row < range.end(); ++row) {
            progress.check();
            const GeodesicPoints cells(centers.row(row), {});
            std::array<WayCost, block> ways{};
            for (std::size_t begin = 0; begin < frame.width; begin += block) {
                const std::span<WayCost> here =
                    std::span(ways).first(std::min(block, frame.width - begin));
                find_nearest(to, cells, begin, here);
                for (std::size_t i = 0; i < here.size(); ++i) {
                    field.set(row * frame.width + begin + i, here[i].cost * m_detour_factor,
                              here[i].source, options.limit);
                }
            }
        }
    };
    with_threads(options.threads, [&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, frame.height), rows);
    });
    return field;
}

Route LineTravel::route(Coord farm, Coord source, const CostOptions& options, Progress&) const {
    Route route;
    const double total = measure::geodesic_m(farm, source, {}) * m_detour_factor;
    if (total <= options.limit) {
        route.line = {farm, source};
        route.cost = {total, 0.0};
        route.total = total;
    }
    return route;
}

std::vector<Problem> LineTravel::problems_of(std::span<const Coord> points,
                                             std::string_view what) const {
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y)) {
            problems.push_back(no_place_problem(what, i));
        }
    }
    return problems;
}

}  // namespace zamin::travel
