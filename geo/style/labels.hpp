// Where names go on the map: none over another, none cut by the map's edge.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "style/screen_point.hpp"

namespace zamin::style {

// Districts are written across their middle, places beside their sign; a movable area's name may
// stand a little above or below its middle.
enum class LabelKind : std::uint8_t { area, place, movable_area };

struct LabelCandidate {
    std::uint32_t text = 0;  // the caller's index of the text
    ScreenPoint anchor;
    double width_px = 0.0;  // of the text set in its font, halo included
    double height_px = 0.0;
    double priority = 0.0;  // higher is placed first; among equals the lower text index
    LabelKind kind = LabelKind::area;
    double sign_px = 0.0;  // size of the sign at the anchor, which no other name covers
    // A place that the map is about: before its name is left out, it tries the corners as well, and
    // then lies over signs of others.
    bool essential = false;
};

struct PlacedLabel {
    std::uint32_t text = 0;
    ScreenPoint top_left;
    double width_px = 0.0;
    double height_px = 0.0;
};

// Labels that fit wholly into the map area of `width_px` x `height_px` with `gap_px` between
// them, in order of priority. An area's name lies on its anchor or is left out; a place's name
// takes the first free position of right, left, above, below (and more where it is essential).
// Pure: the same candidates give the same answer.
std::vector<PlacedLabel> place_labels(std::span<const LabelCandidate> candidates, double width_px,
                                      double height_px, double gap_px = 4.0);

}  // namespace zamin::style
