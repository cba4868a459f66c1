// The names of a layer's places, for text::match_names.
#pragma once

#include <vector>

#include "core/layer.hpp"
#include "project/project.hpp"
#include "text/place_match.hpp"

namespace zamin::project {

// One entry a row: what the columns for name, name_en, name_tg, name_ru and aliases hold, as the
// source maps them; columns that the layer lacks are passed over.
std::vector<text::PlaceNames> place_names(const Layer& layer, const ProjectSource& source);

}  // namespace zamin::project
