// The way back of everything that is done in the window: one line of steps, whatever they changed.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "commands/site_plan.hpp"
#include "project/project.hpp"
#include "viewer/panels/siting_view.hpp"

namespace zamin::viewer {

// The plan whose pins were dragged away. Equal for all plans without a moved pin: to look at
// another plan is no step.
struct MovedPins {
    std::shared_ptr<const commands::SiteRun> run;
    PlanRef plan;
    commands::MovedSites moved;
    friend bool operator==(const MovedPins&, const MovedPins&) = default;
};

// All that can be taken back, but for drawings, whose book has a past of its own.
struct WorkState {
    project::Scenario tried;  // of the Centres job; without sites where they follow the drawn ones
    bool opens_drawn = false;
    MovedPins pins;
    std::vector<project::Scenario> scenarios;
    std::vector<project::KeptPlace> places;
    std::map<LayerId, StyleChoice> styles;
    friend bool operator==(const WorkState&, const WorkState&) = default;
};

// How it is now. The settings of what is tried are those of the answer that is shown.
WorkState work_state(const Session& session, const ViewState& state);

struct HistoryStep {
    bool drawn = false;  // by the book of drawings: the states are empty
    WorkState before;
    WorkState after;
};

// Every step, back to the opening of the project; steps that were undone can be done again until
// there is another one.
class History {
  public:
    // A step, where the state is another one than it was seen, done or undone last. The first one
    // seen, and layers that only one of the two states has, make none. `project` tells one opened
    // project from the next: with another one everything is forgotten.
    void see(WorkState now, int project);
    // The book of drawings has changed.
    void drew();

    // The step to be taken back, or done again; null for none.
    const HistoryStep* undo();
    const HistoryStep* redo();
    bool can_undo() const { return m_done > 0; }
    bool can_redo() const { return m_done < m_steps.size(); }

  private:
    void add(HistoryStep step);

    std::vector<HistoryStep> m_steps;  // the newest last
    std::size_t m_done = 0;            // of them; the others are undone
    WorkState m_seen;
    int m_project = -1;
};

// Brings back what `to` has otherwise than `from`.
void bring_back(const WorkState& from, const WorkState& to, const Session& session,
                ViewState& state);

}  // namespace zamin::viewer
