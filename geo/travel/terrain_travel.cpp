#include "travel/terrain_travel.hpp"

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

#include "core/msgid.hpp"
#include "core/threads.hpp"
#include "travel/terrain_search.hpp"

namespace zamin::travel {

namespace {

// Searches side by side only where their memory is small.
constexpr double shared_memory_bytes = 1e9;
constexpr std::ptrdiff_t reach_cells = 3;

Problem place_problem(std::string_view what, std::size_t point, const char* word, Sentence detail) {
    Problem problem;
    problem.layer = what;
    problem.feature = static_cast<std::int64_t>(point);
    problem.problem = word;
    problem.severity = Severity::error;
    problem.detail = std::move(detail);
    problem.action = said("no way leads there");
    return problem;
}

}  // namespace

TerrainTravel::TerrainTravel(TerrainGrid grid)
    : m_grid(std::move(grid)), m_to_plane(Crs::wgs84(), m_grid.frame.crs) {}

Sentence TerrainTravel::described() const {
    Sentence text = m_grid.options.walking == Walking::tobler
                        ? said("on foot over the land by Tobler's function")
                        : said("on foot over the land by Langmuir's rule");
    if (m_grid.options.vehicle != Vehicle::on_foot) {
        text.then(said(", ")).then(by_vehicle(m_grid.options.vehicle)).then(said(" on roads"));
    }
    return text.then(said(", in cells of {0} m; ", {fmt::format("{:g}", m_grid.frame.cell_m)}))
        .then(distortion_text(m_grid.frame));
}

std::optional<TerrainTravel::Cell> TerrainTravel::cell_of(Coord lonlat_deg) const {
    std::size_t column = 0;
    std::size_t row = 0;
    const Frame& frame = m_grid.frame;
    const Coord p = m_to_plane.apply(lonlat_deg);
    if (!std::isfinite(p.x) || !std::isfinite(p.y) || !frame.cell_of(p, column, row)) {
        return std::nullopt;
    }
    std::optional<Cell> best;
    double best_m = 1e300;
    const auto height = static_cast<std::ptrdiff_t>(frame.height);
    const auto width = static_cast<std::ptrdiff_t>(frame.width);
    for (std::ptrdiff_t dy = -reach_cells; dy <= reach_cells; ++dy) {
        for (std::ptrdiff_t dx = -reach_cells; dx <= reach_cells; ++dx) {
            const std::ptrdiff_t x = static_cast<std::ptrdiff_t>(column) + dx;
            const std::ptrdiff_t y = static_cast<std::ptrdiff_t>(row) + dy;
            if (x < 0 || y < 0 || x >= width || y >= height) {
                continue;
            }
            const auto cell = static_cast<std::size_t>(y * width + x);
            if (m_grid.surface[cell] == TerrainGrid::closed) {
                continue;
            }
            const bool own = dx == 0 && dy == 0;
            const Coord center =
                frame.center(static_cast<std::size_t>(x), static_cast<std::size_t>(y));
            const double distance_m = own ? 0.0 : std::hypot(center.x - p.x, center.y - p.y);
            if (distance_m < best_m) {
                best_m = distance_m;
                const double pace = walking_s_per_m(m_grid.options.walking, 0.0);
                best = {cell, static_cast<float>(distance_m * pace / m_grid.options.off_path)};
            }
        }
    }
    return best;
}

TerrainTravel::Cells TerrainTravel::cells_of(std::span<const Coord> points) const {
    Cells cells;
    cells.reserve(points.size());
    for (const Coord p : points) {
        cells.push_back(cell_of(p));
    }
    return cells;
}

CostTable TerrainTravel::costs(std::span<const Coord> sources, std::span<const Coord> farms,
                               const CostOptions& options, Progress& progress) const {
    progress.step("finding ways over the land");
    check_source_count(sources.size());
    const Cells from = cells_of(sources);
    const Cells to = cells_of(farms);
    return options.nearest == 1 ? nearest_costs(from, to, options, progress)
                                : all_costs(from, to, options, progress);
}

namespace {

double way_cost(const TerrainSearch& search, const std::optional<TerrainTravel::Cell>& farm) {
    return farm && search.source(farm->cell) != Field::no_source
               ? static_cast<double>(search.cost_s(farm->cell)) + farm->walk_s
               : no_way;
}

std::vector<TerrainSeed> seeds_of(std::span<const std::optional<TerrainTravel::Cell>> sources) {
    std::vector<TerrainSeed> seeds;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (sources[i]) {
            seeds.push_back({sources[i]->cell, static_cast<std::uint16_t>(i), sources[i]->walk_s});
        }
    }
    return seeds;
}

}  // namespace

// One search from all sources at once.
CostTable TerrainTravel::nearest_costs(const Cells& sources, const Cells& farms,
                                       const CostOptions& options, const Progress& progress) const {
    TerrainSearch search(m_grid);
    search.search(seeds_of(sources), options.heading, options.limit, progress);
    std::vector<std::vector<WayCost>> by_farm(farms.size());
    for (std::size_t i = 0; i < farms.size(); ++i) {
        if (const double cost = way_cost(search, farms[i]); cost < no_way) {
            by_farm[i].push_back({search.source(farms[i]->cell), cost});
        }
    }
    return cost_table(std::move(by_farm), options.limit, options.nearest);
}

// A search from each source; side by side where their memory allows it.
CostTable TerrainTravel::all_costs(const Cells& sources, const Cells& farms,
                                   const CostOptions& options, const Progress& progress) const {
    std::vector<std::vector<double>> rows(sources.size());
    tbb::enumerable_thread_specific<TerrainSearch> searches([&] { return TerrainSearch(m_grid); });
    const auto from_one = [&](std::size_t source) {
        TerrainSearch& search = searches.local();
        search.search(seeds_of({&sources[source], 1}), options.heading, options.limit, progress);
        rows[source].assign(farms.size(), no_way);
        for (std::size_t i = 0; i < farms.size(); ++i) {
            rows[source][i] = way_cost(search, farms[i]);
        }
    };
    const double memory = terrain_memory_bytes(static_cast<double>(m_grid.surface.size()));
    with_threads(memory > shared_memory_bytes ? 1 : options.threads, [&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, sources.size(), 1),
                          [&](const auto& range) {
                              for (std::size_t s = range.begin(); s < range.end(); ++s) {
                                  from_one(s);
                              }
                          });
    });
    return cost_table(rows, farms.size(), options.limit, options.nearest);
}

Field TerrainTravel::field(std::span<const Coord> sources, const Frame&, const CostOptions& options,
                           Progress& progress) const {
    progress.step("spreading ways over the land");
    check_source_count(sources.size());
    TerrainSearch search(m_grid);
    search.search(seeds_of(cells_of(sources)), options.heading, options.limit, progress);
    Field field = empty_field(m_grid.frame);
    for (std::size_t cell = 0; cell < field.cost.size(); ++cell) {
        field.cost[cell] = search.cost_s(cell);
        field.nearest[cell] = search.source(cell);
    }
    return field;
}

Route TerrainTravel::route(Coord farm, Coord source, const CostOptions& options,
                           Progress& progress) const {
    Route route;
    const auto from = cell_of(farm);
    const auto to = cell_of(source);
    if (!from || !to) {
        return route;
    }
    TerrainSearch search(m_grid);
    const TerrainSeed seed{to->cell, 0, to->walk_s};
    search.search({&seed, 1}, options.heading, options.limit, progress);
    if (search.source(from->cell) == Field::no_source) {
        return route;
    }
    const Frame& frame = m_grid.frame;
    const Transformation to_degrees(frame.crs, Crs::wgs84());
    route.total = search.cost_s(from->cell) + from->walk_s;
    const auto add = [&](Coord p, double cost, std::size_t cell) {
        route.line.push_back(p);
        route.cost.push_back(cost);
        route.height_m.push_back(m_grid.height_m[cell]);
    };
    add(farm, route.total, from->cell);
    for (std::size_t cell = from->cell;; cell = search.next(cell)) {
        add(to_degrees.apply(frame.center(cell % frame.width, cell / frame.width)),
            search.cost_s(cell), cell);
        if (search.next(cell) == cell) {
            break;
        }
    }
    add(source, 0.0, to->cell);
    return route;
}

std::vector<Problem> TerrainTravel::problems_of(std::span<const Coord> points,
                                                std::string_view what) const {
    std::vector<Problem> problems;
    const Frame& frame = m_grid.frame;
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::size_t column = 0;
        std::size_t row = 0;
        if (!std::isfinite(points[i].x) || !std::isfinite(points[i].y)) {
            problems.push_back(no_place_problem(what, i));
        } else if (!frame.cell_of(m_to_plane.apply(points[i]), column, row)) {
            problems.push_back(
                place_problem(what, i, msgid("outside the elevation"),
                              said("number {0} of the {1} lies outside the elevation",
                                   {count(i + 1), std::string(what)})));
        } else if (!cell_of(points[i])) {
            problems.push_back(
                place_problem(what, i, msgid("on closed land"),
                              said("number {0} of the {1} lies on water or other closed land",
                                   {count(i + 1), std::string(what)})));
        }
    }
    return problems;
}

}  // namespace zamin::travel
