// The part of the Data page that asks what only a person can know of a source.
#pragma once

#include "viewer/data_view.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// Title of the layer that shows where numbers would lie.
inline constexpr const char* crs_preview_title = "Where it could lie";

// For each source that waits for a coordinate system: those that fit, with a look at each on the
// map. Nothing is chosen by itself.
void crs_questions(const Ui& ui, const Session& session, DataView& view, ViewState& state);

// How the texts of a source are read: three readings of its own words, on request.
void encoding_question(const Ui& ui, const LoadedLayer& layer, DataView& view, ViewState& state);

// Which column holds which field of the layer's role: what is proposed with its reason and samples,
// on request; used once it is confirmed.
void columns_question(const Ui& ui, const LoadedLayer& layer, DataView& data, ViewState& state);

}  // namespace zamin::viewer
