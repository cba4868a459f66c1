#include "core/geometry.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_reduce.h>

#include <algorithm>
#include <limits>

#include "core/error.hpp"
#include "core/memory.hpp"

namespace zamin {

const char* to_string(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::point:
            return "point";
        case GeometryKind::line:
            return "line";
        case GeometryKind::polygon:
            return "polygon";
        case GeometryKind::none:
            break;
    }
    return "none";
}

std::span<const Coord> Geometries::feature_coords(std::size_t feature) const {
    const auto begin = ring_offsets[ring_begin(feature)];
    const auto end = ring_offsets[ring_end(feature)];
    return {coords.data() + begin, end - begin};
}

std::span<Coord> Geometries::feature_coords(std::size_t feature) {
    const auto begin = ring_offsets[ring_begin(feature)];
    const auto end = ring_offsets[ring_end(feature)];
    return {coords.data() + begin, end - begin};
}

Box Geometries::feature_box(std::size_t feature) const {
    Box box;
    for (const Coord& p : feature_coords(feature)) {
        box.add(p);
    }
    return box;
}

Box Geometries::box() const {
    constexpr std::size_t grain = 65'536;
    return tbb::parallel_reduce(
        tbb::blocked_range<std::size_t>(0, coords.size(), grain), Box(),
        [this](const tbb::blocked_range<std::size_t>& range, Box box) {
            for (std::size_t i = range.begin(); i < range.end(); ++i) {
                box.add(coords[i]);
            }
            return box;
        },
        [](Box a, const Box& b) {
            a.add(b);
            return a;
        });
}

namespace {
std::uint32_t checked(std::size_t n) {
    if (n > std::numeric_limits<std::uint32_t>::max()) {
        throw Error("the layer has more than 4,294,967,295 vertices; split it into smaller layers");
    }
    return static_cast<std::uint32_t>(n);
}

void append_shifted(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
    const std::uint32_t base = to.back();
    checked(std::size_t{base} + from.back());
    const std::size_t before = to.size();
    to.resize(before + from.size() - 1);
    std::transform(from.begin() + 1, from.end(), to.begin() + static_cast<std::ptrdiff_t>(before),
                   [base](std::uint32_t offset) { return base + offset; });
}
}  // namespace

void Geometries::end_ring() {
    ring_offsets.push_back(checked(coords.size()));
}

void Geometries::end_part() {
    part_offsets.push_back(checked(ring_count()));
}

void Geometries::end_feature(GeometryKind kind) {
    feature_offsets.push_back(checked(part_count()));
    kinds.push_back(kind);
}

void Geometries::append(const Geometries& other, std::size_t feature) {
    for (auto part = other.feature_offsets[feature]; part < other.feature_offsets[feature + 1];
         ++part) {
        for (auto r = other.part_offsets[part]; r < other.part_offsets[part + 1]; ++r) {
            const Ring ring = other.ring(r);
            coords.insert(coords.end(), ring.begin(), ring.end());
            end_ring();
        }
        end_part();
    }
    end_feature(other.kinds[feature]);
}

void Geometries::append_all(const Geometries& other) {
    coords.insert(coords.end(), other.coords.begin(), other.coords.end());
    append_shifted(ring_offsets, other.ring_offsets);
    append_shifted(part_offsets, other.part_offsets);
    append_shifted(feature_offsets, other.feature_offsets);
    kinds.insert(kinds.end(), other.kinds.begin(), other.kinds.end());
}

void Geometries::reserve_like(const Geometries& sample, double times) {
    reserve_large(coords, grown(sample.coords.size(), times));
    reserve_large(ring_offsets, grown(sample.ring_offsets.size(), times));
    reserve_large(part_offsets, grown(sample.part_offsets.size(), times));
    reserve_large(feature_offsets, grown(sample.feature_offsets.size(), times));
    reserve_large(kinds, grown(sample.kinds.size(), times));
}

double signed_area2(Ring ring) {
    double sum = 0.0;
    if (ring.size() < 4) {
        return sum;
    }
    const Coord o = ring[0];
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        sum +=
            (ring[i].x - o.x) * (ring[i + 1].y - o.y) - (ring[i + 1].x - o.x) * (ring[i].y - o.y);
    }
    return sum;
}

}  // namespace zamin
