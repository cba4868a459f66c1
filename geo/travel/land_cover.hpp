// Land cover given as polygons: how fast one walks on it, cell by cell.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "travel/field.hpp"

namespace zamin::travel {

// A share of a walker's speed for a class of land: a number of ESA's WorldCover, or a word for it
// in English (trees, shrubs, grass, pasture, crops, orchard, built, bare, snow, water, wetland and
// the like, in any case). `otherwise` for an empty word; none for one that is not known.
std::optional<float> land_factor(std::string_view word, float otherwise);

// By cell of the frame; NaN where no polygon lies. A cell in several polygons takes the slowest,
// whatever their order. Classes that are not known count as `otherwise` and are listed once each.
// The layer is in any system that has a way to the frame's.
std::vector<float> land_factors(const Layer& layer, const std::string& class_column,
                                const Frame& frame, float otherwise,
                                std::vector<Problem>& problems);

}  // namespace zamin::travel
