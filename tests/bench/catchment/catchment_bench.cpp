// Times of travel and catchments on made-up data of full size:
//     catchment_bench line|flow|road|terrain [SIZE]
// Every figure is the median of three runs. SIZE: farms, villages, edges or cells; the sizes that
// the goals name are the defaults. For the peers of the race, `line SIZE FOLDER` also writes
// farms.csv, centres.csv and metres.csv there, `road SIZE FOLDER` edges.csv, starts.csv and
// seconds.csv, `terrain SIZE FOLDER` heights.tif, centres.csv and minutes.tif.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <functional>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "flow/spill.hpp"
#include "flow/transport.hpp"
#include "io/write_raster.hpp"
#include "travel/line_travel.hpp"
#include "travel/road_search.hpp"
#include "travel/road_travel.hpp"
#include "travel/terrain_search.hpp"
#include "travel/terrain_travel.hpp"

using namespace zamin;

namespace {

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void report(const char* what, const std::function<void()>& work, int runs = 3) {
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        times.push_back(seconds_of(work));
    }
    std::sort(times.begin(), times.end());
    fmt::print("{:58} {:8.3f} s (from {:.3f} to {:.3f})\n", what, times[times.size() / 2],
               times.front(), times.back());
}

void report_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("{:58} {:8.2f} GB\n", "largest memory", static_cast<double>(usage.ru_maxrss) / 1e6);
}

std::vector<Coord> random_points(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> x(67.8, 70.4);
    std::uniform_real_distribution<double> y(36.9, 38.7);
    std::vector<Coord> points;
    for (std::size_t i = 0; i < count; ++i) {
        points.push_back({x(random), y(random)});
    }
    return points;
}

void write_points(std::span<const Coord> points, const std::string& file) {
    std::ofstream out(file);
    for (std::size_t i = 0; i < points.size(); ++i) {
        out << fmt::format("{},{:.17g},{:.17g}\n", i, points[i].x, points[i].y);
    }
}

void bench_line(std::size_t farms, const char* folder) {
    const std::vector<Coord> sources = random_points(100, 1);
    const std::vector<Coord> points = random_points(farms, 2);
    Progress progress;
    travel::CostOptions options;
    options.nearest = 1;
    travel::CostTable costs;
    report(fmt::format("line: {} farms to 100 centres, all costs, nearest kept", farms).c_str(),
           [&] { costs = travel::LineTravel().costs(sources, points, options, progress); });
    report_memory();
    if (folder) {
        write_points(sources, folder + std::string("/centres.csv"));
        write_points(points, folder + std::string("/farms.csv"));
        std::ofstream metres(folder + std::string("/metres.csv"));
        for (std::uint32_t i = 0; i < farms; ++i) {
            metres << fmt::format("{},{:.4f}\n", i, costs.of(i)[0].cost);
        }
    }
}

void bench_flow(std::size_t villages) {
    const std::vector<Coord> sources = random_points(100, 3);
    const std::vector<Coord> points = random_points(villages, 4);
    Progress progress;
    const travel::CostTable costs = travel::LineTravel().costs(sources, points, {}, progress);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> tonnes(1.0, 50.0);
    flow::TransportProblem problem;
    for (std::uint32_t i = 0; i < villages; ++i) {
        problem.supply_t.push_back(tonnes(random));
        for (const travel::WayCost& way : costs.of(i)) {
            problem.ways.push_back({i, way.source, way.cost});
        }
    }
    const double total = std::accumulate(problem.supply_t.begin(), problem.supply_t.end(), 0.0);
    for (const double room_for : {1.1, 0.8}) {
        problem.capacity_t.assign(100, total * room_for / 100.0);
        report(fmt::format("flow: {} villages to 100 centres, room for {:.0f} %, optimum", villages,
                           room_for * 100)
                   .c_str(),
               [&] { (void)flow::solve_transport(problem, progress); });
    }
    report("flow: the same by spilling", [&] { (void)flow::spill(problem); });
    report_memory();
}

// Streets of a jittered grid, a line an edge.
travel::Roads grid_of_roads(std::size_t edges) {
    const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(edges) / 2.0)) + 1;
    std::mt19937 random(6);
    std::uniform_real_distribution<double> jitter(-0.3, 0.3);
    std::uniform_real_distribution<double> km_h(15.0, 80.0);
    std::vector<Coord> nodes;
    for (std::size_t i = 0; i < side * side; ++i) {
        nodes.push_back({68.0 + 0.002 * (static_cast<double>(i % side) + jitter(random)),
                         37.0 + 0.002 * (static_cast<double>(i / side) + jitter(random))});
    }
    travel::Roads roads;
    const auto add = [&](std::size_t a, std::size_t b) {
        roads.lines.coords.insert(roads.lines.coords.end(), {nodes[a], nodes[b]});
        roads.lines.end_ring();
        roads.lines.end_part();
        roads.lines.end_feature(GeometryKind::line);
        const double speed = km_h(random);
        roads.paces.push_back({speed, speed, false});
    };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (i % side + 1 < side) {
            add(i, i + 1);
        }
        if (i + side < nodes.size()) {
            add(i, i + side);
        }
    }
    return roads;
}

// The network as arcs, where the searches start, and what the nearest start costs each node.
void write_for_peer(const travel::RoadNetwork& network, std::span<const travel::Seed> seeds,
                    const travel::ShortestWays& ways, const std::string& folder) {
    std::ofstream edges(folder + "/edges.csv");
    for (std::size_t i = 0; i < network.edges.size(); ++i) {
        const travel::RoadEdge& edge = network.edges[i];
        edges << fmt::format("{},{},{},{},{}\n", i, edge.from, edge.to,
                             edge.forward * edge.length_m, edge.backward * edge.length_m);
    }
    std::ofstream starts(folder + "/starts.csv");
    for (const travel::Seed& seed : seeds) {
        starts << seed.node << "\n";
    }
    std::ofstream seconds(folder + "/seconds.csv");
    for (std::size_t node = 0; node < ways.cost.size(); ++node) {
        seconds << fmt::format("{},{}\n", node, ways.cost[node]);
    }
}

void bench_road(std::size_t edges, const char* folder) {
    const travel::Roads roads = grid_of_roads(edges);
    Progress progress;
    travel::RoadNetwork network;
    report(fmt::format("road: network of {} edges built", roads.paces.size()).c_str(),
           [&] { network = travel::build_network(roads, {}, progress); });
    fmt::print("{:58} {:8} nodes\n", "", network.nodes.size());
    std::vector<travel::Seed> seeds;
    std::mt19937 random(7);
    for (std::uint32_t i = 0; i < 100; ++i) {
        seeds.push_back({static_cast<std::uint32_t>(random() % network.nodes.size()), i, 0.0});
    }
    travel::ShortestWays ways;
    report("road: nearest of 100 centres for every node",
           [&] { travel::find_shortest(network.inward, seeds, travel::no_way, ways, progress); });
    if (folder) {
        write_for_peer(network, seeds, ways, folder);
    }
    const travel::RoadTravel travel(network, {});
    std::vector<Coord> sources;
    for (const travel::Seed& seed : seeds) {
        sources.push_back(network.nodes[seed.node]);
    }
    const std::vector<Coord> farms(network.nodes.begin(), network.nodes.begin() + 1000);
    report(
        "road: 100 separate fields (and 1000 farms read off)",
        [&] { (void)travel.costs(sources, farms, {}, progress); }, 1);
    report_memory();
}

travel::TerrainGrid made_up_terrain(std::size_t cells, travel::Walking walking, bool roads) {
    const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(cells)));
    travel::TerrainInputs inputs;
    inputs.frame = {Crs::parse("EPSG:32642"), 400000.0, 4250000.0, 30.0, side, side};
    inputs.height_m.reserve(side * side);
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            const double u = static_cast<double>(x) * 0.03;
            const double v = static_cast<double>(y) * 0.03;
            inputs.height_m.push_back(
                static_cast<float>(1200.0 + 500.0 * std::sin(u / 9.0) * std::cos(v / 7.0) +
                                   120.0 * std::sin(u * 1.3 + 0.5 * v) +
                                   25.0 * std::sin(3.1 * u) * std::sin(2.7 * v)));
        }
    }
    const Transformation to_degrees(inputs.frame.crs, Crs::wgs84());
    const double size_m = static_cast<double>(side) * 30.0;
    const auto add_line = [&](Geometries& lines, Coord a, Coord b) {
        for (const Coord p : {a, b}) {
            lines.coords.push_back(to_degrees.apply(
                Coord{inputs.frame.west + p.x * size_m, inputs.frame.north - p.y * size_m}));
        }
        lines.end_ring();
        lines.end_part();
        lines.end_feature(GeometryKind::line);
    };
    if (roads) {
        for (int i = 1; i < 20; ++i) {
            const double at = i / 20.0;
            add_line(inputs.roads.lines, {at, 0.0}, {at * 0.9 + 0.05, 1.0});
            add_line(inputs.roads.lines, {0.0, at}, {1.0, at * 0.9 + 0.02});
            add_line(inputs.water, {at + 0.02, 0.0}, {at - 0.03, 1.0});
        }
        inputs.roads.paces.assign(inputs.roads.lines.feature_count(), {40.0, 40.0, false});
    }
    travel::TerrainOptions options;
    options.walking = walking;
    options.vehicle = roads ? travel::Vehicle::pickup : travel::Vehicle::on_foot;
    options.off_path = roads ? travel::off_path_factor : 1.0;
    options.steepest_slope = 2.0;
    Progress progress;
    return travel::make_terrain(std::move(inputs), options, progress);
}

std::vector<travel::TerrainSeed> terrain_seeds(const travel::TerrainGrid& grid) {
    std::mt19937 random(8);
    std::vector<travel::TerrainSeed> seeds;
    while (seeds.size() < 100) {
        const std::size_t cell = random() % grid.surface.size();
        if (grid.surface[cell] != travel::TerrainGrid::closed) {
            seeds.push_back({cell, static_cast<std::uint16_t>(seeds.size()), 0.0F});
        }
    }
    return seeds;
}

RealRaster raster_of(const travel::Frame& frame, std::vector<float> values) {
    RealRaster raster;
    raster.crs = frame.crs;
    raster.west = frame.west;
    raster.north = frame.north;
    raster.cell_width = raster.cell_height = frame.cell_m;
    raster.width = frame.width;
    raster.height = frame.height;
    raster.values = std::move(values);
    return raster;
}

// Walking by r.walk's rule from 100 centres, with everything that r.walk needs to do the same.
void write_for_peer(std::size_t cells, const std::string& folder) {
    const travel::TerrainGrid grid = made_up_terrain(cells, travel::Walking::langmuir, false);
    const std::vector<travel::TerrainSeed> seeds = terrain_seeds(grid);
    travel::TerrainSearch search(grid);
    report("terrain: r.walk's rule, from 100 centres, for the peer",
           [&] { search.search(seeds, travel::Heading::from_source, travel::no_way, Progress()); });
    std::vector<float> minutes(grid.surface.size());
    for (std::size_t cell = 0; cell < minutes.size(); ++cell) {
        minutes[cell] = search.cost_s(cell) / 60.0F;
    }
    io::write_raster(raster_of(grid.frame, grid.height_m), folder + "/heights.tif");
    io::write_raster(raster_of(grid.frame, std::move(minutes)), folder + "/minutes.tif");
    std::ofstream centres(folder + "/centres.csv");
    for (const travel::TerrainSeed& seed : seeds) {
        const Coord p =
            grid.frame.center(seed.cell % grid.frame.width, seed.cell / grid.frame.width);
        centres << fmt::format("{},{}\n", p.x, p.y);
    }
}

void bench_terrain(std::size_t cells, const char* folder) {
    {
        travel::TerrainGrid grid;
        report(
            fmt::format("terrain: {} cells with roads and rivers laid out", cells).c_str(),
            [&] { grid = made_up_terrain(cells, travel::Walking::tobler, true); }, 1);
        const std::vector<travel::TerrainSeed> seeds = terrain_seeds(grid);
        travel::TerrainSearch search(grid);
        report("terrain: Tobler, roads, rivers, to the nearest of 100", [&] {
            search.search(seeds, travel::Heading::to_source, travel::no_way, Progress());
        });
        report_memory();
    }
    if (folder) {
        write_for_peer(cells, folder);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    const auto size = [&](std::size_t otherwise) {
        return argc > 2 ? static_cast<std::size_t>(std::stod(argv[2])) : otherwise;
    };
    const char* const folder = argc > 3 ? argv[3] : nullptr;
    if (what == "line") {
        bench_line(size(1'000'000), folder);
    } else if (what == "flow") {
        bench_flow(size(20'000));
    } else if (what == "road") {
        bench_road(size(1'000'000), folder);
    } else if (what == "terrain") {
        bench_terrain(size(25'000'000), folder);
    } else {
        fmt::print("catchment_bench line|flow|road|terrain [SIZE [FOLDER]]\n");
        return 2;
    }
    return 0;
}
