#include "io/place_of_numbers.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "io/crs_candidates.hpp"

namespace zamin::io {

namespace {

constexpr Box tajikistan{67.4, 36.7, 75.2, 41.1};

}  // namespace

bool in_country(Coord lonlat_deg) {
    return tajikistan.contains(lonlat_deg);
}

bool surely_swapped(const Box& box) {
    return !box.empty() && tajikistan.contains(Box{box.min_y, box.min_x, box.max_y, box.max_x});
}

std::optional<Box> swapped_country(const Crs& crs) {
    const Transformation from_degrees(Crs::wgs84(), crs.known() ? crs : Crs::wgs84());
    constexpr int steps = 4;
    Box box;
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            const Coord p = from_degrees.apply(
                Coord{std::lerp(tajikistan.min_x, tajikistan.max_x, i / double{steps}),
                      std::lerp(tajikistan.min_y, tajikistan.max_y, j / double{steps})});
            if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
                return std::nullopt;
            }
            box.add(p);
        }
    }
    const Box swapped{box.min_y, box.min_x, box.max_y, box.max_x};
    return swapped.intersects(box) ? std::nullopt : std::optional(swapped);
}

std::string crs_advice(const Box& box) {
    const std::array corners{Coord{box.min_x, box.min_y}, Coord{box.max_x, box.max_y}};
    const auto candidates = crs_candidates(corners);
    if (candidates.empty()) {
        return "name it with --crs, for example --crs EPSG:32642 for UTM zone 42N";
    }
    std::string fits;
    for (const CrsCandidate& candidate : candidates) {
        fits += (fits.empty() ? "" : ", or ") + candidate_text(candidate);
    }
    return fmt::format("the numbers fit {}; name the right one with --crs {}", fits,
                       candidates.front().code);
}

}  // namespace zamin::io
