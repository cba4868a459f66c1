#include "viewer/render/specks.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <numbers>

namespace zamin::viewer {

namespace {

Speck speck_of(std::span<const MapMesh::Segment> outline) {
    Box box;
    for (const MapMesh::Segment& s : outline) {
        box.add(Coord{double{s.x0_m}, double{s.y0_m}});
    }
    return {static_cast<float>(box.center().x), static_cast<float>(box.center().y),
            outline[0].feature, static_cast<float>(std::sqrt(box.width() * box.height()))};
}

}  // namespace

std::vector<Speck> specks_of(std::span<const MapMesh::Segment> segments) {
    std::vector<Speck> specks;
    std::size_t first = 0;
    for (std::size_t i = 1; i <= segments.size(); ++i) {
        if (i == segments.size() || segments[i].feature != segments[first].feature) {
            specks.push_back(speck_of(segments.subspan(first, i - first)));
            first = i;
        }
    }
    return specks;
}

namespace {

// Area of those of 16 x 16 cells over the specks that hold one: a chunk's box is mostly empty.
double ground_m2(std::span<const Speck> specks) {
    constexpr std::size_t side = 16;
    Box box;
    for (const Speck& speck : specks) {
        box.add(Coord{double{speck.x_m}, double{speck.y_m}});
    }
    const auto cell = [](double offset, double extent) {
        return extent > 0.0 ? std::min(static_cast<std::size_t>(offset / extent * side), side - 1)
                            : std::size_t{0};
    };
    std::bitset<side * side> taken;
    for (const Speck& speck : specks) {
        taken.set(cell(double{speck.y_m} - box.min_y, box.height()) * side +
                  cell(double{speck.x_m} - box.min_x, box.width()));
    }
    return box.width() * box.height() / static_cast<double>(side * side) *
           static_cast<double>(taken.count());
}

}  // namespace

SpeckCrowd crowd_of(std::span<const Speck> specks) {
    SpeckCrowd crowd;
    crowd.count = static_cast<std::uint32_t>(specks.size());
    crowd.ground_m2 = ground_m2(specks);
    for (const Speck& speck : specks) {
        crowd.covered_m2 += double{speck.size_m} * double{speck.size_m};
    }
    return crowd;
}

double speck_strength(const SpeckCrowd& crowd, double metres_per_px) {
    constexpr double together = 0.5;
    constexpr double dot_px2 = std::numbers::pi * speck_radius_px * speck_radius_px;
    const double m2_per_px2 = metres_per_px * metres_per_px;
    const double ground_px2 = std::max(crowd.ground_m2 / m2_per_px2, dot_px2);
    const double covered = crowd.covered_m2 / m2_per_px2 / ground_px2;
    const double missing = std::max(together - covered, 0.0);
    // `layers` dots over each other cover `missing` of what is below them.
    const double layers = std::max(crowd.count * dot_px2 / ground_px2, 1.0);
    return 1.0 - std::pow(1.0 - missing, 1.0 / layers);
}

}  // namespace zamin::viewer
