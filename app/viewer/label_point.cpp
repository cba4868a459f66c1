#include "viewer/label_point.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace zamin::viewer {

namespace {

// Rings [first, last) of the part with the largest exterior.
struct Part {
    std::size_t first = 0;
    std::size_t last = 0;
    double area = 0.0;
};

Part largest_part(const Geometries& geometry, std::size_t feature) {
    Part largest;
    for (std::size_t p = geometry.feature_offsets[feature];
         p < geometry.feature_offsets[feature + 1]; ++p) {
        const std::size_t first = geometry.part_offsets[p];
        const std::size_t last = geometry.part_offsets[p + 1];
        if (first == last) {
            continue;
        }
        const double area = std::abs(signed_area2(geometry.ring(first))) / 2.0;
        if (largest.first == largest.last || area > largest.area) {
            largest = {first, last, area};
        }
    }
    return largest;
}

struct Chord {
    double middle = 0.0;
    double length = 0.0;
};

// The longest stretch of the height y inside the part.
Chord longest_chord(const Geometries& geometry, const Part& part, double y) {
    std::vector<double> crossings;
    for (std::size_t r = part.first; r < part.last; ++r) {
        const Ring ring = geometry.ring(r);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Coord a = ring[i - 1];
            const Coord b = ring[i];
            if ((a.y > y) != (b.y > y)) {
                crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    std::sort(crossings.begin(), crossings.end());
    Chord longest;
    for (std::size_t i = 1; i < crossings.size(); i += 2) {
        const double length = crossings[i] - crossings[i - 1];
        if (length > longest.length) {
            longest = {(crossings[i] + crossings[i - 1]) / 2.0, length};
        }
    }
    return longest;
}

bool finite(const Box& box) {
    return !box.empty() && std::isfinite(box.min_x + box.max_x + box.min_y + box.max_y);
}

}  // namespace

std::optional<LabelPoint> label_point(const Geometries& geometry, std::size_t feature) {
    if (geometry.kinds[feature] == GeometryKind::none) {
        return std::nullopt;
    }
    const Part part = largest_part(geometry, feature);
    Box box;
    for (const Coord p : geometry.ring(part.first)) {
        box.add(p);
    }
    if (!finite(box)) {
        return std::nullopt;
    }
    if (geometry.kinds[feature] != GeometryKind::polygon) {
        return LabelPoint{box.center(), 0.0};
    }
    LabelPoint best{box.center(), part.area};
    double best_length = -1.0;
    // Heights near the middle win unless another chord is clearly longer.
    for (const double share : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
        const double y = box.min_y + share * box.height();
        const Chord chord = longest_chord(geometry, part, y);
        const double weighed = chord.length * (1.0 - 0.8 * std::abs(share - 0.5));
        if (chord.length > 0.0 && weighed > best_length) {
            best_length = weighed;
            best.at = {chord.middle, y};
        }
    }
    return best;
}

}  // namespace zamin::viewer
