#include "viewer/render/specks.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <numbers>

namespace zamin::viewer {

namespace {

Box box_of(const MapShapes& shapes, const MapShapes::Shape& shape) {
    Box box;
    for (std::uint32_t p = shapes.ring_offsets[shape.first_ring];
         p < shapes.ring_offsets[shape.end_ring]; ++p) {
        box.add(Coord{double{shapes.points[p].x_m}, double{shapes.points[p].y_m}});
    }
    return box;
}

// Area of those of 16 x 16 cells over the middles that hold one: a chunk's box is mostly empty.
double ground_m2(std::span<const Coord> middles) {
    constexpr std::size_t side = 16;
    Box box;
    for (const Coord& middle : middles) {
        box.add(middle);
    }
    const auto cell = [](double offset, double extent) {
        return extent > 0.0 ? std::min(static_cast<std::size_t>(offset / extent * side), side - 1)
                            : std::size_t{0};
    };
    std::bitset<side * side> taken;
    for (const Coord& middle : middles) {
        taken.set(cell(middle.y - box.min_y, box.height()) * side +
                  cell(middle.x - box.min_x, box.width()));
    }
    return box.width() * box.height() / static_cast<double>(side * side) *
           static_cast<double>(taken.count());
}

}  // namespace

SpeckCrowd crowd_of(const MapShapes& shapes, const MapShapes::Chunk& chunk) {
    SpeckCrowd crowd;
    std::vector<Coord> middles;
    for (std::uint32_t s = chunk.first_shape; s < chunk.end_shape; ++s) {
        if (shapes.shapes[s].kind == GeometryKind::polygon) {
            const Box box = box_of(shapes, shapes.shapes[s]);
            crowd.covered_m2 += box.width() * box.height();
            middles.push_back(box.center());
        }
    }
    crowd.count = static_cast<std::uint32_t>(middles.size());
    crowd.ground_m2 = middles.empty() ? 0.0 : ground_m2(middles);
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
