// Scenarios: named states of the Centres job, kept in the project, and two of them side by side on
// the map under a curtain.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "project/scenario.hpp"
#include "viewer/panels/centres_view.hpp"

namespace zamin::viewer {

// What a scenario comes to.
struct ScenarioAnswer {
    project::Scenario scenario;
    std::shared_ptr<const commands::CatchmentsRun> run;  // with its settings, before its changes
    std::shared_ptr<const catchment::Catchments> catchments;
    std::shared_ptr<const Layer> areas;
    AnswerSums sums;
    // Of what is served, by tonnes, in the unit of the ways; none where nothing is.
    std::optional<double> mean_cost;
};

// An answer in map space.
struct ScenarioDrawing {
    const ScenarioAnswer* of = nullptr;
    CentresDrawing centres;
    struct Outline {
        std::uint32_t centre = 0;
        std::vector<Coord> ring_m;
    };
    std::vector<Outline> outlines;
    std::vector<Coord> left_m;  // farms with tonnes that are left
};

struct ScenariosView {
    bool open = false;                 // the part of the panel is unfolded
    std::string chosen;                // whose state the panel has last taken or kept; empty = none
    std::string name;                  // being typed
    bool naming = false;               // a new one, or `renamed`
    std::string renamed;               // the one that gets another name; empty = a new one
    std::array<std::string, 2> sides;  // compared, by name; empty = as it is
    bool comparing = false;
    bool running = false;
    Sentence failure;  // of the last comparison; empty = none
    std::array<std::shared_ptr<const ScenarioAnswer>, 2>
        answers;  // of the sides; null = on its way
    std::array<ScenarioDrawing, 2> drawings;
    float curtain = 0.5F;  // share of the map at its left
};

// The page's memory, made at its first use.
ScenariosView& scenarios_view(ViewState& state);
// Two answers lie on the map, in place of what the Centres job shows.
bool compares(const ViewState& state);

// What is tried now, by this name. Settings are those of the answer that is shown.
project::Scenario scenario_of(const CentresView& view, const std::string& name);
// Sites as centres that are opened, with ids of their own.
std::vector<catchment::Centre> opened_centres(const std::vector<project::OpenedSite>& sites);
// Changes of centres by id; ids that the answer does not have are passed over.
std::vector<commands::CentreTrial> trials_of(const project::Scenario& scenario,
                                             const std::vector<catchment::Centre>& centres);
// Puts a scenario into the Centres job: its settings with a new run where they are others.
void take_scenario(const project::Scenario& scenario, const Session& session, CentresView& view,
                   ViewState& state);
// A name that no other scenario has: "A", "A (2)".
std::string free_name(const std::vector<project::Scenario>& scenarios, const std::string& name);

// Answers both sides; answers that are there already are used again.
RunWork comparison_work(const Session& session, const CentresView& view,
                        const std::array<project::Scenario, 2>& sides);
void end_comparison(const CentresView& view, ViewState& state);

// The part of the Centres panel.
void scenarios_part(const Ui& ui, const Session& session, CentresView& view, ViewState& state);
// The figures of both sides beside each other.
void scenario_figures(const Ui& ui, const ScenariosView& view);
// Over the map; the curtain between the two, which can be dragged.
void scenarios_on_map(const Ui& ui, const Session& session, const ViewState& state,
                      ImDrawList& list);
void scenarios_curtain(const Ui& ui, ViewState& state);

}  // namespace zamin::viewer
