// How fast the window follows a centre that is moved, on a project:
//     what_if_bench PROJECT.toml [RUNS]
// For each way of travel: medians over RUNS of the assignment with its first centre moved a
// kilometre, of the same with another capacity, of the areas drawn anew, and of one way with its
// profile.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "commands/catchments_what_if.hpp"
#include "project/project.hpp"

using namespace zamin;
using namespace zamin::commands;

namespace {

double median_ms(int runs, const std::function<void(int)>& work) {
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work(i);
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                .count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void bench(const project::Project& project, const char* by, int runs) {
    Progress progress;
    CatchmentsRequest request;
    request.project = project;
    request.by = by;
    const CatchmentsRun run = run_catchments(request, progress);
    std::vector<CentreTrial> trials(run.catchments.centres.size());
    const Coord home = run.catchments.centres.front().place;
    const double moved_ms = median_ms(runs, [&](int i) {
        trials.front() = {{}, Coord{home.x + 0.011 + 0.0001 * i, home.y}};
        (void)what_if(run, trials, {}, progress);
    });
    const double resized_ms = median_ms(runs, [&](int i) {
        trials.front() = {500.0 + i, {}};
        (void)what_if(run, trials, {}, progress);
    });
    AreaOptions areas;
    areas.bands = run.catchments.unit == travel::CostUnit::metres
                      ? std::vector{2000.0, 5000.0, 10000.0}
                      : std::vector{900.0, 1800.0, 2700.0, 3600.0};
    const double areas_ms =
        median_ms(runs, [&](int) { (void)draw(run.catchments, *run.travel, areas, progress); });
    const auto served = std::ranges::find_if(
        run.catchments.deliveries, [](const auto& one) { return one.centre.has_value(); });
    const double way_ms = median_ms(runs, [&](int) {
        (void)run.travel->route(run.catchments.farms[served->farm].place,
                                run.catchments.centres[*served->centre].place, {}, progress);
    });
    fmt::print("{:8} moved {:7.1f} ms, resized {:7.1f} ms, areas {:7.1f} ms, a way {:7.1f} ms\n",
               by, moved_ms, resized_ms, areas_ms, way_ms);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print("what_if_bench PROJECT.toml [RUNS]\n");
        return 2;
    }
    const project::Project project = project::load(argv[1]);
    for (const char* by : {"line", "road", "terrain"}) {
        bench(project, by, argc > 2 ? std::stoi(argv[2]) : 9);
    }
    return 0;
}
