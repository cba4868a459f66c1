#include "viewer/survey_flight.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace zamin::viewer {

namespace {

// A leg ends at a scale (0 = everything, 1 = the feature, in octaves) and that many screens east
// and north of the feature, or of the region's middle where the scale is 0.
struct Leg {
    double until;  // share of the flight
    double depth;
    double east_screens;
    double north_screens;
};

constexpr std::array legs = {
    Leg{0.00, 0.0, 0.0, 0.0},  Leg{0.10, 0.0, 0.2, 0.1},  // over the whole region
    Leg{0.40, 1.0, 0.0, 0.0},                             // down to one feature
    Leg{0.50, 1.0, 1.5, 0.5},                             // over its neighbours
    Leg{0.62, 0.5, 0.0, 0.0},                             // half-way up
    Leg{0.75, 0.5, -1.5, 1.0},                            // over villages
    Leg{1.00, 0.0, 0.0, 0.0},                             // back
};

double smooth(double t) {
    return t * t * (3.0 - 2.0 * t);
}

}  // namespace

MapView survey_view(const MapView& whole, Coord goal_m, double goal_metres_per_px, double share) {
    const auto* const next = std::find_if(legs.begin() + 1, legs.end() - 1,
                                          [share](const Leg& leg) { return share <= leg.until; });
    const Leg& to = *next;
    const Leg& from = *(next - 1);
    const double t = smooth(std::clamp((share - from.until) / (to.until - from.until), 0.0, 1.0));
    const double depth = std::lerp(from.depth, to.depth, t);
    MapView view = whole;
    view.metres_per_px =
        whole.metres_per_px * std::pow(goal_metres_per_px / whole.metres_per_px, depth);
    // The middle moves from the region's to the feature's as the scale does, so that the feature
    // stays in sight while the camera comes down.
    const double region = whole.metres_per_px - goal_metres_per_px;
    const double there = region > 0.0 ? (whole.metres_per_px - view.metres_per_px) / region : 1.0;
    const double east = std::lerp(from.east_screens, to.east_screens, t);
    const double north = std::lerp(from.north_screens, to.north_screens, t);
    view.center_m.x =
        std::lerp(whole.center_m.x, goal_m.x, there) + east * view.width_px * view.metres_per_px;
    view.center_m.y =
        std::lerp(whole.center_m.y, goal_m.y, there) + north * view.height_px * view.metres_per_px;
    return view;
}

Coord survey_goal_m(const Session& session) {
    const LoadedLayer* layer = session.of_role("plots");
    if (layer == nullptr || !layer->drawn) {
        const auto drawn = std::ranges::find_if(
            session.layers, [](const LoadedLayer& other) { return other.drawn.has_value(); });
        layer = drawn == session.layers.end() ? nullptr : &*drawn;
    }
    const Coord middle_m = session.box_m().center();
    if (layer == nullptr) {
        return middle_m;
    }
    const Coord middle = layer->from_map->apply(middle_m);
    const Geometries& geometry = layer->layer->geometry;
    Coord nearest = middle;
    double least = 1e300;
    for (std::size_t row = 0; row < geometry.feature_count(); ++row) {
        if (geometry.kinds[row] != GeometryKind::none) {
            const Coord at = geometry.feature_box(row).center();
            const double distance = std::hypot(at.x - middle.x, at.y - middle.y);
            if (distance < least) {
                least = distance;
                nearest = at;
            }
        }
    }
    return layer->to_map->apply(nearest);
}

double percentile(std::vector<double> values, double share) {
    if (values.empty()) {
        return 0.0;
    }
    const auto rank =
        static_cast<std::size_t>(std::clamp(std::ceil(share * static_cast<double>(values.size())),
                                            1.0, static_cast<double>(values.size())));
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(rank - 1));
    return values[rank - 1];
}

namespace {

std::string view_as_json(const SeenView& seen) {
    const Box box = seen.view.visible_m();
    return fmt::format(
        R"({{"west":{:.3f},"south":{:.3f},"east":{:.3f},"north":{:.3f},"width_px":{:.0f},)"
        R"("height_px":{:.0f},"frames":{},"p50_ms":{:.2f},"max_ms":{:.2f}}})",
        box.min_x, box.min_y, box.max_x, box.max_y, seen.view.width_px, seen.view.height_px,
        seen.frames_ms.size(), percentile(seen.frames_ms, 0.5), percentile(seen.frames_ms, 1.0));
}

std::string views_as_json(const FrameTimes& times) {
    if (times.views.empty()) {
        return {};
    }
    std::string views;
    for (const SeenView& view : times.views) {
        views += (views.empty() ? "" : ",") + view_as_json(view);
    }
    return fmt::format(R"(,"crs":{},"views":[{}])", nlohmann::json(times.crs_wkt).dump(), views);
}

}  // namespace

std::string as_json(const FrameTimes& times) {
    return fmt::format(
        R"({{"first_map_frame_s":{:.3f},"frames":{},"p50_ms":{:.2f},"p95_ms":{:.2f},)"
        R"("max_ms":{:.2f},"peak_rss_mb":{:.0f}{}}})",
        times.first_map_frame_s, times.frames_ms.size(), percentile(times.frames_ms, 0.5),
        percentile(times.frames_ms, 0.95), percentile(times.frames_ms, 1.0), times.peak_rss_mb,
        views_as_json(times));
}

}  // namespace zamin::viewer
