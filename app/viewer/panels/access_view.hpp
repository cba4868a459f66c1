// What the Land access job remembers: the three steps from a group to a parcel to the request.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "access/candidates.hpp"
#include "access/indicators.hpp"
#include "access/ranking.hpp"
#include "commands/access_run.hpp"
#include "core/msgid.hpp"
#include "viewer/requests.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

// What the job read of the sources.
struct AccessReading {
    commands::AccessRun run;
    project::Project project;
};

// What it computed from them, with the settings and in the language of the time.
struct AccessResult {
    std::shared_ptr<const AccessReading> reading;
    access::Indicators indicators;           // by group
    std::vector<std::size_t> largest_first;  // their summaries, by what is missing
    Table method;

    const access::Holdings& holdings() const { return reading->run.holdings; }
};

// Where it all lies in map space; none: no place. Made for one result on one projection.
struct GapPlaces {
    const AccessResult* result = nullptr;
    const access::Candidates* candidates = nullptr;
    Crs crs;
    std::vector<std::optional<Coord>> groups;   // as the summaries
    std::vector<std::optional<Coord>> parcels;  // as the candidates
    double most_ha = 0.0;                       // missing of any group
};

struct AccessView {
    commands::AccessRequest request;
    double threshold_ha = 0.5;
    bool running = false;
    Sentence failure;  // of the last run; empty = none
    std::shared_ptr<const AccessResult> result;

    std::string group;  // the chosen one's id; empty = step one
    std::shared_ptr<const access::Candidates> candidates;
    access::RankedCandidates ranked;  // of the candidates, by the weights
    access::Weights weights = access::default_weights;
    bool weights_open = false;
    std::string parcel;  // the chosen one's id; empty = step two
    bool figures_open = false;
    bool method_open = false;
    bool legend_open = true;
    std::optional<FeatureRef> clicked;  // the map's selection when it was last looked at
    GapPlaces places;
};

inline constexpr const char* candidates_title = msgid("Parcels to ask for");

// The page's memory, made at its first use.
AccessView& access_view(ViewState& state);

// Reads people, land and rights and finds the gaps of every group.
RunWork access_work(const Session& session, const AccessView& view, text::Language language);
// The gaps again from what was read: with another threshold, in another language.
RunWork gaps_work(const AccessView& view, text::Language language);
// Looks at every parcel for the chosen group.
RunWork candidates_work(const AccessView& view, text::Language language);
// Writes the request for the chosen parcel beside the project: .pdf, .csv and .gpkg with one
// checksum.
RunWork request_work(const AccessView& view, text::Language language);

// Step two: the parcels, ranked by the weights, the refused ones with their reasons.
void candidate_list(const Ui& ui, const Session& session, AccessView& view, ViewState& state);

}  // namespace zamin::viewer
