// Speed of measure::ring_area_m2 beside Karney's polygon area in PROJ, over every ring of a layer.
//
//     area_bench FILE [LAYER]       LAYER (default plots) in degrees, e.g. from make_plots.py
//
// Prints nanoseconds a vertex for both, their ratio, and how far they are apart: the largest
// difference of a plot in m2 (PROJ's own rounding is some 1e-4 m2 a polygon), the largest relative
// one among plots of 1 ha and more, and that of the sum, in which rounding averages out.
#include <fmt/format.h>
#include <geodesic.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <vector>

#include "core/progress.hpp"
#include "io/read.hpp"
#include "measure/area.hpp"

namespace {

using zamin::Ring;

constexpr int runs = 5;

double karney_m2(const geod_geodesic& geodesic, Ring ring) {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        geod_polygon_addpoint(&geodesic, &polygon, ring[i].y, ring[i].x);
    }
    double area_m2 = 0.0;
    geod_polygon_compute(&geodesic, &polygon, 0, 1, &area_m2, nullptr);
    return area_m2;
}

// Fills `areas_m2` ring by ring `runs` times; the median seconds of a run.
template <typename Area>
double median_seconds(const zamin::Geometries& shapes, std::vector<double>& areas_m2, Area area) {
    std::vector<double> seconds;
    areas_m2.assign(shapes.ring_count(), 0.0);
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < areas_m2.size(); ++i) {
            areas_m2[i] = area(shapes.ring(i));
        }
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        seconds.push_back(elapsed.count());
    }
    std::sort(seconds.begin(), seconds.end());
    return seconds[seconds.size() / 2];
}

void print_differences(const std::vector<double>& ours_m2, const std::vector<double>& karneys_m2) {
    double largest_m2 = 0.0;
    double largest_relative = 0.0;
    double sum_ours_m2 = 0.0;
    double sum_karney_m2 = 0.0;
    for (std::size_t i = 0; i < ours_m2.size(); ++i) {
        const double difference_m2 = std::abs(ours_m2[i] - karneys_m2[i]);
        largest_m2 = std::max(largest_m2, difference_m2);
        if (std::abs(karneys_m2[i]) >= zamin::measure::m2_per_ha) {
            largest_relative = std::max(largest_relative, difference_m2 / std::abs(karneys_m2[i]));
        }
        sum_ours_m2 += ours_m2[i];
        sum_karney_m2 += karneys_m2[i];
    }
    fmt::print("largest difference    {:10.2e} m2\n", largest_m2);
    fmt::print("  relative, >= 1 ha   {:10.2e}\n", largest_relative);
    fmt::print("  relative, of sums   {:10.2e}\n", std::abs(sum_ours_m2 / sum_karney_m2 - 1.0));
}

void run(const zamin::io::SourceName& source) {
    zamin::io::ReadOptions options;
    options.columns.emplace();
    options.expect = zamin::GeometryKind::polygon;
    zamin::Progress progress;
    const auto layer = zamin::io::read_layer(source, options, progress).layer;
    const auto& shapes = layer.geometry;
    const auto ellipsoid = layer.crs.ellipsoid();
    geod_geodesic geodesic;
    geod_init(&geodesic, ellipsoid.a_m, ellipsoid.f);

    std::vector<double> ours_m2;
    std::vector<double> karneys_m2;
    const double ours_s = median_seconds(
        shapes, ours_m2, [&](Ring ring) { return zamin::measure::ring_area_m2(ring, ellipsoid); });
    const double karney_s =
        median_seconds(shapes, karneys_m2, [&](Ring ring) { return karney_m2(geodesic, ring); });

    const auto vertices = static_cast<double>(shapes.coords.size() - shapes.ring_count());
    fmt::print("{} rings, {:.0f} vertices, median of {}\n", shapes.ring_count(), vertices, runs);
    fmt::print("ring_area_m2          {:10.1f} ns a vertex  ({:.3f} s)\n", ours_s / vertices * 1e9,
               ours_s);
    fmt::print("geod_polygon_addpoint {:10.1f} ns a vertex  ({:.3f} s)\n",
               karney_s / vertices * 1e9, karney_s);
    fmt::print("ratio                 {:10.4f}              (at most 0.1 wanted)\n",
               ours_s / karney_s);
    print_differences(ours_m2, karneys_m2);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        fmt::print(stderr, "usage: area_bench FILE [LAYER]\n");
        return 2;
    }
    try {
        run({argv[1], argc == 3 ? argv[2] : "plots"});
    } catch (const std::exception& e) {
        fmt::print(stderr, "area_bench: {}\n", e.what());
        return 1;
    }
    return 0;
}
