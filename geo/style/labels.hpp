// Where names go on the map: none over another, none cut by the map's edge.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "style/screen_point.hpp"

namespace zamin::style {

// Districts are written across their middle, places beside their sign; a movable area's name may
// stand a little above or below its middle.
enum class LabelKind : std::uint8_t { area, place, movable_area };

// Another way to set a name: in two lines, or smaller. No width = none.
struct LabelForm {
    double width_px = 0.0;
    double height_px = 0.0;
};

struct LabelCandidate {
    std::uint32_t text = 0;  // the caller's index of the text
    ScreenPoint anchor;
    double width_px = 0.0;  // of the text set in its font, halo included
    double height_px = 0.0;
    double priority = 0.0;  // higher is placed first; among equals the lower text index
    LabelKind kind = LabelKind::area;
    double sign_px = 0.0;  // size of the sign at the anchor, which no other name covers
    double room_px = 0.0;  // a movable area's name stays so near its middle; 0 = no bound
    // What the map is about: before its name is left out, a place's tries the corners as well, and
    // then lies over signs of others.
    bool essential = false;
    // Tried in turn where the name finds no room as it is.
    std::array<LabelForm, 4> other_forms{};
};

struct PlacedLabel {
    std::uint32_t text = 0;
    ScreenPoint top_left;
    double width_px = 0.0;
    double height_px = 0.0;
    std::size_t form = 0;  // 0 = as wide and high as asked for, k = other_forms[k - 1]
};

// Labels that fit wholly into the map area of `width_px` x `height_px` with `gap_px` between
// them, in order of priority. An area's name lies on its anchor or is left out; a movable area's
// takes the first free position of its middle, above and below; a place's name
// takes the first free position of right, left, above, below (and more where it is essential). None
// lies over a box of `kept_clear`, but for an essential one that has no other place, and over one
// of `avoided` only those that have no other. Pure: the same candidates give the same answer.
std::vector<PlacedLabel> place_labels(std::span<const LabelCandidate> candidates, double width_px,
                                      double height_px, double gap_px = 4.0,
                                      std::span<const PlacedLabel> kept_clear = {},
                                      std::span<const PlacedLabel> avoided = {});

}  // namespace zamin::style
