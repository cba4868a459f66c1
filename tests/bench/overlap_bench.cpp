// Every overlap of a layer of plots, found with the layer in memory.
//
//     overlap_bench FILE [LAYER] [OUT.csv]      FILE from make_plots.py
//
// Prints the seconds of reading (the floor) and of the search, median of five, their ratio, the
// time with one thread, how many pairs there are, and the memory at its peak. OUT.csv gets
// first,second,area_m2 by feature id, to be compared with a peer's.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include "core/memory.hpp"
#include "core/progress.hpp"
#include "io/read.hpp"
#include "measure/area.hpp"
#include "measure/overlap.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double peak_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void write(const zamin::Layer& plots, const zamin::measure::Overlaps& overlaps,
           const std::string& file) {
    std::ofstream out(file);
    out << "first,second,area_m2\n";
    for (const auto& pair : overlaps.pairs) {
        out << fmt::format("{},{},{:.6f}\n", plots.feature_ids[pair.first],
                           plots.feature_ids[pair.second], pair.area_m2);
    }
}

double timed(const zamin::Layer& plots, const std::vector<double>& areas_m2, int threads,
             zamin::measure::Overlaps& overlaps) {
    zamin::Progress progress;
    zamin::measure::OverlapOptions options;
    options.threads = threads;
    const auto start = Clock::now();
    overlaps = zamin::measure::find_overlaps(plots, areas_m2, options, progress);
    return seconds_since(start);
}

void run(const std::string& file, const std::string& layer, const std::string& out) {
    zamin::Progress progress;
    zamin::io::ReadOptions options;
    options.columns = std::vector<std::string>{};
    options.expect = zamin::GeometryKind::polygon;
    auto start = Clock::now();
    const zamin::Layer plots = zamin::io::read_layer({file, layer}, options, progress).layer;
    const double reading_s = seconds_since(start);
    start = Clock::now();
    const auto areas_m2 = zamin::measure::feature_areas_m2(plots, progress);
    fmt::print("{} plots read in {:.3f} s, measured in {:.3f} s; peak {:.0f} MB\n", plots.size(),
               reading_s, seconds_since(start), peak_mb());

    constexpr int runs = 5;
    zamin::measure::Overlaps overlaps;
    std::vector<double> seconds;
    for (int i = 0; i < runs; ++i) {
        seconds.push_back(timed(plots, areas_m2, 0, overlaps));
    }
    std::sort(seconds.begin(), seconds.end());
    const double median_s = seconds[runs / 2];
    fmt::print("overlaps found in {:.3f} s, median of {} ({:.3f} to {:.3f}): {:.2f} of reading\n",
               median_s, runs, seconds.front(), seconds.back(), median_s / reading_s);
    fmt::print("with one thread {:.3f} s\n", timed(plots, areas_m2, 1, overlaps));
    fmt::print("{} pairs overlap; peak {:.0f} MB\n", overlaps.pairs.size(), peak_mb());
    if (!out.empty()) {
        write(plots, overlaps, out);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 4) {
        fmt::print(stderr, "usage: overlap_bench FILE [LAYER] [OUT.csv]\n");
        return 2;
    }
    zamin::keep_freed_memory();
    try {
        run(argv[1], argc > 2 ? argv[2] : "plots", argc > 3 ? argv[3] : "");
    } catch (const std::exception& e) {
        fmt::print(stderr, "overlap_bench: {}\n", e.what());
        return 1;
    }
    return 0;
}
