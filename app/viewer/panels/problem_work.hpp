// The work behind the Data page, as jobs.
#pragma once

#include "viewer/data_view.hpp"
#include "viewer/requests.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

// Title of the layer that shows the finding that is looked at.
inline constexpr const char* problem_layer_title = "Problem";

// Reads the layer's source again with its shapes as they are and looks for problems; puts them
// into ViewState::data.
RunWork review_work(const LoadedLayer& layer);
// Writes the layer with its accepted repairs beside the source and reads it in the source's place.
RunWork mend_work(const LoadedLayer& layer, const LayerReview& review);
// Writes what was found as a layer beside the source.
RunWork write_problems_work(const LoadedLayer& layer, const LayerReview& review);

}  // namespace zamin::viewer
