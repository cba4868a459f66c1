// What the Centres job remembers: what was asked, what came out, and what would be if a centre's
// capacity were another.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/catchments_run.hpp"
#include "viewer/requests.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

struct CentresView {
    commands::CatchmentsRequest request;
    bool running = false;
    bool settings_open = false;
    std::string failure;  // of the last run; empty = none

    std::shared_ptr<const commands::CatchmentsRun> run;  // as the sources have it
    std::shared_ptr<const catchment::Catchments> shown;  // with the capacities tried below
    std::vector<std::optional<double>> tried_t;          // by centre; none = as the source has it

    bool tries_something() const;
};

// Titles of the layers that show the result.
inline constexpr const char* flows_title = "Ways to the centres";
inline constexpr const char* unserved_title = "Tonnes without room";

// The page's memory, made at its first use.
CentresView& centres_view(ViewState& state);

// Reads the sources and assigns; the result goes into the view and on the map.
RunWork catchments_work(const Session& session, const CentresView& view);
// The same farms and ways with the capacities tried.
RunWork what_if_work(const CentresView& view);

// A row a centre: name, farms, members, a bar of tonnes against capacity; a capacity can be typed.
void centres_table(const Ui& ui, CentresView& view, ViewState& state);

}  // namespace zamin::viewer
