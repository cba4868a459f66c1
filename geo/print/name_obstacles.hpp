// What names on a map keep off: signs, and what is kept clear. For .cpp files of geo/print only.
#pragma once

#include <vector>

#include "print/map_drawing.hpp"
#include "style/labels.hpp"

namespace zamin::print {

// A sign that would hide a name written across it.
struct LargeSign {
    const MapLayer* layer;
    Coord at_mm;
    double size_mm;
    const MapName* name;  // its own; null = none
};
std::vector<LargeSign> large_signs(const PageMap& map, const MapFrame& frame);

// How large a sign at the place of a name would have to be to cover those of other layers that lie
// there; `outdone_by` is a more important name of one of them: of two that lie on each other one is
// named.
struct SignsThere {
    double size_mm = 0.0;
    const MapName* outdone_by = nullptr;
};
SignsThere signs_at(const std::vector<LargeSign>& signs, const MapLayer& own, Coord at_mm,
                    double priority);

// The signs as boxes in the frame's pixels.
std::vector<style::PlacedLabel> boxes_of(const std::vector<LargeSign>& signs,
                                         const MapFrame& frame);

// Small boxes all over the areas and along the lines that no name covers.
std::vector<style::PlacedLabel> kept_clear(const PageMap& map, const MapFrame& frame);

}  // namespace zamin::print
