#include <algorithm>

#include "commands/catchment_settings.hpp"
#include "viewer/panels/scenarios_view.hpp"
#include "viewer/shown_project.hpp"

namespace zamin::viewer {

namespace {

using Run = std::shared_ptr<const commands::CatchmentsRun>;

// The request with the settings of a scenario; where they say nothing, as the project has it.
commands::CatchmentsRequest with_settings(commands::CatchmentsRequest request,
                                          const project::CatchmentSettings& settings) {
    request.by = settings.by;
    request.limit = settings.limit;
    request.assign = settings.assign;
    request.serves = settings.serves;
    request.per = settings.per;
    request.vehicle = settings.vehicle;
    request.season = settings.season;
    request.yield = settings.yield;
    request.yield_if_unknown = settings.yield_if_unknown;
    request.reach = settings.reach;
    request.marketed_pct = settings.marketed_pct;
    return request;
}

project::CatchmentSettings settings_of(const commands::CatchmentsRequest& request) {
    return commands::kept_settings(request, {});
}

bool asks_the_same(const project::Scenario& scenario, const commands::CatchmentsRun& run) {
    return scenario.settings == project::CatchmentSettings{} ||
           scenario.settings == settings_of(run.request);
}

std::shared_ptr<const ScenarioAnswer> answered(const project::Scenario& scenario, Run run,
                                               Progress& progress) {
    auto answer = std::make_shared<ScenarioAnswer>();
    answer->scenario = scenario;
    answer->run = std::move(run);
    auto catchments = std::make_shared<const catchment::Catchments>(
        commands::what_if(*answer->run, trials_of(scenario, answer->run->catchments.centres),
                          opened_centres(scenario.sites), progress));
    commands::AreaOptions options;
    options.cell_m = answer->run->request.cell_m;
    std::vector<Layer> areas =
        commands::draw(*catchments, *answer->run->travel, options, progress).layers;
    answer->areas = std::make_shared<const Layer>(std::move(areas.front()));
    answer->sums = sums_of(*catchments);
    if (answer->sums.served_t > 0.0) {
        answer->mean_cost = catchments->cost / answer->sums.served_t;
    }
    answer->catchments = std::move(catchments);
    return answer;
}

Run run_for(const project::Scenario& scenario, const Run& there, project::Project project,
            Progress& progress) {
    if (asks_the_same(scenario, *there)) {
        return there;
    }
    commands::CatchmentsRequest request = with_settings(there->request, scenario.settings);
    request.project = std::move(project);
    return std::make_shared<const commands::CatchmentsRun>(
        commands::run_catchments(request, progress));
}

}  // namespace

ScenariosView& scenarios_view(ViewState& state) {
    if (!state.scenarios) {
        state.scenarios = std::make_shared<ScenariosView>();
    }
    return *state.scenarios;
}

bool compares(const ViewState& state) {
    return state.scenarios && state.scenarios->comparing && state.scenarios->answers[0] &&
           state.scenarios->answers[1];
}

std::vector<catchment::Centre> opened_centres(const std::vector<project::OpenedSite>& sites) {
    std::vector<catchment::Centre> centres;
    for (const project::OpenedSite& site : sites) {
        catchment::Centre centre;
        centre.id = "site " + std::to_string(centres.size() + 1);
        centre.name = site.name.empty() ? centre.id : site.name;
        centre.commodity = site.commodity;
        centre.capacity_t = site.capacity_t;
        centre.place = site.place;
        centres.push_back(std::move(centre));
    }
    return centres;
}

project::Scenario scenario_of(const CentresView& view, const std::string& name) {
    project::Scenario scenario;
    scenario.name = name;
    scenario.settings = settings_of(view.run->request);
    for (std::size_t i = 0; i < view.trials.size(); ++i) {
        if (view.trials[i].any()) {
            scenario.centres.push_back({view.run->catchments.centres[i].id,
                                        view.trials[i].capacity_t, view.trials[i].place});
        }
    }
    scenario.sites = view.opened;
    return scenario;
}

std::vector<commands::CentreTrial> trials_of(const project::Scenario& scenario,
                                             const std::vector<catchment::Centre>& centres) {
    std::vector<commands::CentreTrial> trials(centres.size());
    for (const project::ChangedCentre& changed : scenario.centres) {
        const auto found = std::ranges::find(centres, changed.id, &catchment::Centre::id);
        if (found != centres.end()) {
            trials[static_cast<std::size_t>(found - centres.begin())] = {changed.capacity_t,
                                                                         changed.place};
        }
    }
    return trials;
}

void take_scenario(const project::Scenario& scenario, const Session& session, CentresView& view,
                   ViewState& state) {
    if (!view.run) {
        return;
    }
    view.opened = scenario.sites;
    view.open_drawn = false;
    if (asks_the_same(scenario, *view.run)) {
        view.trials = trials_of(scenario, view.run->catchments.centres);
        follow_trials(view, state, true);
        return;
    }
    view.request = with_settings(view.request, scenario.settings);
    view.wanted = scenario;
    view.running = true;
    state.ask(catchments_work(session, view));
}

std::string free_name(const std::vector<project::Scenario>& scenarios, const std::string& name) {
    std::string free = name;
    for (int i = 2; std::ranges::find(scenarios, free, &project::Scenario::name) != scenarios.end();
         ++i) {
        free = name + " (" + std::to_string(i) + ")";
    }
    return free;
}

RunWork comparison_work(const Session& session, const CentresView& view,
                        const std::array<project::Scenario, 2>& sides) {
    RunWork work;
    work.title = said("Comparing two scenarios");
    work.work = [sides, run = view.run,
                 project = shown_project(session)](Progress& progress) -> RunWork::Finish {
        try {
            std::array<std::shared_ptr<const ScenarioAnswer>, 2> answers;
            for (std::size_t i = 0; i < sides.size(); ++i) {
                answers[i] =
                    answered(sides[i], run_for(sides[i], run, project, progress), progress);
            }
            return [answers](Session&, ViewState& state) {
                ScenariosView& now = scenarios_view(state);
                now.running = false;
                if (!now.comparing) {
                    return;
                }
                now.answers = answers;
                for (const char* title :
                     {flows_title, unserved_title, areas_title, bands_title, earlier_title}) {
                    state.ask(ShowResult{title, nullptr});
                }
            };
        } catch (...) {
            return [why = sentence(std::current_exception())](Session&, ViewState& state) {
                ScenariosView& now = scenarios_view(state);
                now.running = false;
                now.comparing = false;
                now.failure = why;
            };
        }
    };
    return work;
}

void end_comparison(const CentresView& view, ViewState& state) {
    ScenariosView& scenarios = scenarios_view(state);
    scenarios.comparing = false;
    scenarios.answers = {};
    scenarios.drawings = {};
    if (view.shown) {
        show_on_map(view, state);
    }
}

}  // namespace zamin::viewer
