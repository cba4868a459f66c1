// The coverage recomputed with both layers in memory, as the viewer does it.
//
//     coverage_memory_bench FILE [OUT.csv]      FILE from make_plots.py
//
// Prints the seconds of reading and of the calculation (median of five), and writes the table.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "coverage/coverage.hpp"
#include "io/read.hpp"
#include "io/write.hpp"

namespace {

constexpr int runs = 5;

class Stopwatch {
  public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

  private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

zamin::Layer read(const std::string& file, const char* layer, const char* column) {
    zamin::io::ReadOptions options;
    options.columns = {column};
    options.expect = zamin::GeometryKind::polygon;
    zamin::Progress progress;
    return zamin::io::read_layer({file, layer}, options, progress).layer;
}

void run(const std::string& file, const std::string& out) {
    const Stopwatch reading;
    const auto plots = read(file, "plots", "crop");
    const auto districts = read(file, "districts", "name");
    fmt::print("{} plots and {} districts read in {:.3f} s\n", plots.size(), districts.size(),
               reading.seconds());

    std::vector<double> seconds;
    zamin::coverage::Coverage result;
    for (int i = 0; i < runs; ++i) {
        zamin::Progress progress;
        const Stopwatch computing;
        result = zamin::coverage::coverage(plots, districts, {}, progress);
        seconds.push_back(computing.seconds());
    }
    std::sort(seconds.begin(), seconds.end());
    fmt::print("coverage in memory {:.3f} s, median of {} ({:.3f} to {:.3f}; at most 0.4 wanted)\n",
               seconds[runs / 2], runs, seconds.front(), seconds.back());
    fmt::print("{} plots cut by a district line\n", result.straddling);
    if (!out.empty()) {
        const auto table = zamin::coverage::coverage_table(result);
        zamin::io::write_tables({&table, 1}, out);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        fmt::print(stderr, "usage: coverage_memory_bench FILE [OUT.csv]\n");
        return 2;
    }
    try {
        run(argv[1], argc == 3 ? argv[2] : "");
    } catch (const std::exception& e) {
        fmt::print(stderr, "coverage_memory_bench: {}\n", e.what());
        return 1;
    }
    return 0;
}
