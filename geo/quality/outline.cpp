#include "quality/outline.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "measure/width.hpp"

namespace zamin::quality {

namespace {

using measure::LocalScale;

// One ring without its closing vertex, with distances in metres.
class Outline {
  public:
    Outline(Ring ring, const LocalScale& scale)
        : m_ring(ring.first(ring.size() - (ring.front() == ring.back() ? 1 : 0))), m_scale(scale) {}

    std::size_t size() const { return m_ring.size(); }
    Coord operator[](std::size_t i) const { return m_ring[i]; }
    std::size_t before(std::size_t i) const { return i == 0 ? size() - 1 : i - 1; }
    std::size_t after(std::size_t i) const { return i + 1 == size() ? 0 : i + 1; }
    Coord way(std::size_t from, std::size_t to) const {
        return {(m_ring[to].x - m_ring[from].x) * m_scale.x_m,
                (m_ring[to].y - m_ring[from].y) * m_scale.y_m};
    }
    double distance2(std::size_t a, std::size_t b) const {
        const Coord d = way(a, b);
        return d.x * d.x + d.y * d.y;
    }

  private:
    Ring m_ring;
    const LocalScale& m_scale;
};

constexpr std::size_t fewest = 3;  // vertices of a ring

std::vector<std::uint32_t> zeros_of(const Outline& outline, double least_m) {
    std::vector<std::uint32_t> found;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        if (!(outline[i] == Coord{})) {
            continue;
        }
        const auto far = [&](std::size_t other) {
            return outline[other] == Coord{} || outline.distance2(i, other) > least_m * least_m;
        };
        if (far(outline.before(i)) && far(outline.after(i))) {
            found.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return found;
}

// Each vertex nearer than `least_m` to the last one that stays, and at the end to the first.
std::vector<std::uint32_t> stalled_of(const Outline& outline, double least_m) {
    const double least2 = least_m * least_m;
    std::vector<std::uint32_t> found;
    std::size_t last = 0;
    for (std::size_t i = 1; i < outline.size(); ++i) {
        if (outline.distance2(last, i) < least2) {
            found.push_back(static_cast<std::uint32_t>(i));
        } else {
            last = i;
        }
    }
    if (last != 0 && outline.distance2(last, 0) < least2) {
        found.insert(std::lower_bound(found.begin(), found.end(), last),
                     static_cast<std::uint32_t>(last));
    }
    return found;
}

std::vector<std::uint32_t> spikes_of(const Outline& outline, double arm_m, double turn_deg) {
    constexpr std::size_t fewest_walked = 5;
    std::vector<std::uint32_t> found;
    if (outline.size() < fewest_walked) {
        return found;
    }
    const double cosine = std::cos(turn_deg * std::numbers::pi / 180.0);
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Coord in = outline.way(outline.before(i), i);
        const Coord out = outline.way(i, outline.after(i));
        const double in2 = in.x * in.x + in.y * in.y;
        const double out2 = out.x * out.x + out.y * out.y;
        if (in2 > arm_m * arm_m && out2 > arm_m * arm_m &&
            in.x * out.x + in.y * out.y < cosine * std::sqrt(in2 * out2)) {
            found.push_back(static_cast<std::uint32_t>(i));
        }
    }
    if (4 * found.size() > outline.size()) {
        found.clear();
    }
    return found;
}

// What is found in a ring, given the places of its vertices in the feature's coordinates.
class RingFaults {
  public:
    RingFaults(const LocalScale& scale, double arm_m, const Options& options, OutlineFaults& faults)
        : m_scale(scale), m_arm_m(arm_m), m_options(options), m_faults(faults) {}

    void find(Ring ring, std::uint32_t first) const {
        const Outline outline(ring, m_scale);
        std::vector<std::uint32_t> zeros = zeros_of(outline, m_options.zero_distance_m);
        const auto place = [&](std::uint32_t i) { return first + i; };
        if (zeros.empty()) {
            find_others(outline, place);
            return;
        }
        add(zeros, outline, place, m_faults.at_zero);
        // The way to zero and back would make spikes of its neighbours.
        std::vector<Coord> rest;
        std::vector<std::uint32_t> rest_places;
        for (std::uint32_t i = 0; i < outline.size(); ++i) {
            if (!std::binary_search(zeros.begin(), zeros.end(), i)) {
                rest.push_back(outline[i]);
                rest_places.push_back(first + i);
            }
        }
        if (rest.size() > fewest) {
            find_others(Outline(rest, m_scale), [&](std::uint32_t i) { return rest_places[i]; });
        }
    }

  private:
    template <typename Place>
    void find_others(const Outline& outline, const Place& place) const {
        add(stalled_of(outline, m_options.stall_m), outline, place, m_faults.stalled);
        add(spikes_of(outline, m_arm_m, m_options.spike_turn_deg), outline, place, m_faults.spikes);
    }

    template <typename Place>
    static void add(const std::vector<std::uint32_t>& found, const Outline& outline,
                    const Place& place, std::vector<std::uint32_t>& to) {
        if (found.size() + fewest <= outline.size()) {
            std::transform(found.begin(), found.end(), std::back_inserter(to), place);
        }
    }

    const LocalScale& m_scale;
    double m_arm_m;
    const Options& m_options;
    OutlineFaults& m_faults;
};

}  // namespace

OutlineFaults outline_faults(const Geometries& geometries, std::size_t feature, const Crs& crs,
                             double accuracy_m, const Options& options) {
    OutlineFaults faults;
    const auto coords = geometries.feature_coords(feature);
    if (geometries.kinds[feature] != GeometryKind::polygon || coords.empty()) {
        return faults;
    }
    const LocalScale scale(crs, coords[coords.size() / 2]);
    const RingFaults ring_faults(scale, options.spike_accuracies * accuracy_m, options, faults);
    for (std::size_t r = geometries.ring_begin(feature); r < geometries.ring_end(feature); ++r) {
        const Ring ring = geometries.ring(r);
        if (ring.size() > fewest) {
            ring_faults.find(ring, static_cast<std::uint32_t>(ring.data() - coords.data()));
        }
    }
    return faults;
}

void append_without(const Geometries& from, std::size_t feature,
                    std::span<const std::uint32_t> vertices, Geometries& to) {
    const auto* origin = from.feature_coords(feature).data();
    for (auto part = from.feature_offsets[feature]; part < from.feature_offsets[feature + 1];
         ++part) {
        for (auto r = from.part_offsets[part]; r < from.part_offsets[part + 1]; ++r) {
            const Ring ring = from.ring(r);
            const std::size_t first = to.coords.size();
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const auto place = static_cast<std::uint32_t>(&ring[i] - origin);
                if (!std::binary_search(vertices.begin(), vertices.end(), place)) {
                    to.coords.push_back(ring[i]);
                }
            }
            to.coords.push_back(Coord(to.coords[first]));
            to.end_ring();
        }
        to.end_part();
    }
    to.end_feature(from.kinds[feature]);
}

}  // namespace zamin::quality
