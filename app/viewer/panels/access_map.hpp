// Gaps on the map: what the Land access job writes over it.
#pragma once

#include "viewer/panels/access_view.hpp"

namespace zamin::viewer {

// Where groups and candidate parcels lie on the map, once for every projection and answer.
void place_gaps(const Session& session, AccessView& view);

// Groups as circles, their area by the hectares that are missing, their colour by the level of
// access, hatched where it cannot be said, the arc round them the women's part; lines from the
// chosen group to the parcels that it could ask for; what the cursor rests on in words.
void access_on_map(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list);

// The signs in words.
void access_legend(const Ui& ui);

}  // namespace zamin::viewer
