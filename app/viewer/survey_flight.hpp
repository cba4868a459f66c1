// The scripted flight of `zamin open --flight`: from the whole region to one feature and back, and
// the times of its frames.
#pragma once

#include <string>
#include <vector>

#include "viewer/map_view.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

// Where the camera is at `share` (0..1) of the flight. Sizes are taken from `whole`, the view of
// everything; `goal_m` is the feature's middle, `goal_metres_per_px` the scale that shows it.
MapView survey_view(const MapView& whole, Coord goal_m, double goal_metres_per_px, double share);

// The middle of the plot (of any feature where there are none) that lies nearest to the middle of
// everything, in map space.
Coord survey_goal_m(const Session& session);

// What is seen in the middle of a part of the flight, and the frames of that part.
struct SeenView {
    MapView view;
    std::vector<double> frames_ms;
};
inline constexpr int survey_parts = 12;

struct FrameTimes {
    double first_map_frame_s = 0.0;  // from the program's start to the first frame with a map
    std::vector<double> frames_ms;
    double peak_rss_mb = 0.0;
    std::string crs_wkt;          // of map space
    std::vector<SeenView> views;  // survey_parts of them, in the order of the flight
};

// One line of JSON: first_map_frame_s, frames, p50_ms, p95_ms, max_ms, peak_rss_mb; where there are
// views, also crs and for each west, south, east, north in its metres, width_px, height_px, frames,
// p50_ms and max_ms, for programs that are to draw the same.
std::string as_json(const FrameTimes& times);

// The value below which `share` of the values lie (nearest rank); 0 without values.
double percentile(std::vector<double> values, double share);

}  // namespace zamin::viewer
