// What the Land access job remembers: the three steps from a group to a parcel to the request.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "access/candidates.hpp"
#include "access/indicators.hpp"
#include "access/ranking.hpp"
#include "commands/access_run.hpp"
#include "viewer/requests.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// What the job computed from the sources; the candidates are for one group.
struct AccessResult {
    commands::AccessRun run;
    project::Project project;
    access::Indicators indicators;  // by group
};

struct AccessView {
    commands::AccessRequest request;
    double threshold_ha = 0.5;
    bool running = false;
    std::string failure;  // of the last run; empty = none
    std::shared_ptr<const AccessResult> result;

    std::string group;  // the chosen one's id; empty = step one
    std::shared_ptr<const access::Candidates> candidates;
    access::Weights weights = access::default_weights;
    bool weights_open = false;
    std::string parcel;  // the chosen one's id; empty = step two
};

inline constexpr const char* candidates_title = "Parcels to ask for";

// The page's memory, made at its first use.
AccessView& access_view(ViewState& state);

// Reads people, land and rights and finds the gaps of every group.
RunWork access_work(const Session& session, const AccessView& view);
// Looks at every parcel for the chosen group.
RunWork candidates_work(const AccessView& view);
// Writes the request for the chosen parcel beside the project: .pdf, .csv and .gpkg with one
// checksum.
RunWork request_work(const AccessView& view, text::Language language);

// Step two: the parcels, ranked by the weights, the refused ones with their reasons.
void candidate_list(const Ui& ui, const Session& session, AccessView& view, ViewState& state);

}  // namespace zamin::viewer
