#include "print/clear_place.hpp"

#include <algorithm>
#include <cmath>

#include "travel/places.hpp"

namespace zamin::print {

namespace {

constexpr double step_mm = 2.0;
constexpr int most_steps = 20;  // beyond, a name would not be looked for

struct Offset {
    int right, down;

    int square() const { return right * right + down * down; }
};

// From the nearest on.
std::vector<Offset> offsets() {
    std::vector<Offset> all;
    for (int down = -most_steps; down <= most_steps; ++down) {
        for (int right = -most_steps; right <= most_steps; ++right) {
            all.push_back({right, down});
        }
    }
    std::ranges::stable_sort(all, {}, &Offset::square);
    return all;
}

bool is_inside(const Geometries& areas, std::size_t feature, const RectMm& box,
               const MapFrame& frame) {
    for (const double x : {box.x, box.x + box.w / 2, box.right()}) {
        for (const double y : {box.y, box.bottom()}) {
            if (!travel::inside_polygon(areas, feature, frame.to_map({x, y}))) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace

Coord clear_place(const Geometries& areas, std::size_t feature, Coord from_m, SizeMm size,
                  const MapFrame& frame, std::span<const RectMm> taken) {
    const Coord from = frame.to_page(from_m);
    const auto box_at = [&](Coord middle) {
        return RectMm{middle.x - size.w / 2, middle.y - size.h / 2, size.w, size.h};
    };
    const auto is_free = [&](const RectMm& box) {
        return std::ranges::none_of(taken,
                                    [&](const RectMm& other) { return box.overlaps(other); });
    };
    if (is_free(box_at(from))) {
        return from_m;
    }
    for (const Offset& offset : offsets()) {
        const Coord middle{from.x + offset.right * step_mm * frame.signs,
                           from.y + offset.down * step_mm * frame.signs};
        const RectMm box = box_at(middle);
        if (frame.place.contains(box) && is_free(box) && is_inside(areas, feature, box, frame)) {
            return frame.to_map(middle);
        }
    }
    return from_m;
}

}  // namespace zamin::print
