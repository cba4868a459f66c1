// The four jobs of the window. Each is a file: a function that builds the right panel, and one
// that writes on the map while the job is chosen. Results for the map go through ShowResult, work
// through RunWork (requests.hpp); what the panel remembers is its own struct in ViewState.
#pragma once

#include <initializer_list>
#include <span>

#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

struct TaskPanel {
    Task task;
    const char* title;
    void (*build)(const Ui& ui, const Session& session, ViewState& state);
    // Over the map, under its names; may be null.
    void (*on_map)(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list);
    // What can be taken hold of on the map, before its own click; may be null.
    void (*handles)(const Ui& ui, const Session& session, ViewState& state);
};

// In the order of the top bar.
std::span<const TaskPanel> task_panels();
const TaskPanel& panel_of(Task task);

void coverage_panel(const Ui& ui, const Session& session, ViewState& state);
void centres_panel(const Ui& ui, const Session& session, ViewState& state);
void centres_on_map(const Ui& ui, const Session& session, const ViewState& state, ImDrawList& list);
void centres_handles(const Ui& ui, const Session& session, ViewState& state);
void access_panel(const Ui& ui, const Session& session, ViewState& state);
void print_panel(const Ui& ui, const Session& session, ViewState& state);

// What a job needs, a line a role with what is there, and a button for the first that is missing.
// True when nothing is missing.
struct Need {
    const char* role;
    const char* words;  // "Plots, with the group that each belongs to"
    bool optional = false;
};
bool needs(const Ui& ui, const Session& session, ViewState& state,
           std::initializer_list<Need> wanted);

}  // namespace zamin::viewer
