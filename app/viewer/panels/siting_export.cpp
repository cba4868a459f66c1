// What `zamin site` writes, beside the project; and the plan among the scenarios.
#include <algorithm>

#include "commands/site_files.hpp"
#include "viewer/panels/print_view.hpp"
#include "viewer/panels/scenarios_view.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/panels/siting_words.hpp"

namespace zamin::viewer {

RunWork write_sites_work(const Session& session, const SitingView& view) {
    RunWork work;
    work.title = said("Writing the new centres");
    const std::filesystem::path& project = session.project.file;
    const std::filesystem::path folder =
        project.empty() ? std::filesystem::current_path() : project.parent_path();
    work.work = [run = view.run, more = view.more, folder](Progress& progress) -> RunWork::Finish {
        const std::string written = commands::write_site_files(
            *run, more ? *more : commands::SiteAlternatives(), folder, progress);
        return [written](Session&, ViewState& state) {
            state.ask(TellUser{said("Written"), as_it_is(written)});
        };
    };
    return work;
}

void print_sites(const SitingView& view, ViewState& state) {
    auto asked = std::make_shared<commands::SiteRequest>(view.run->request);
    asked->on_trace = {};
    PrintView& print = print_view(state);
    print.wanted.map = "siting";
    print.wanted.per.clear();
    print.wanted.page = 0;
    print.wanted.site = std::move(asked);
    if (state.task != Task::print) {
        choose_task(state, Task::print);
    }
}

void keep_as_scenario(const Session& session, const SitingView& view, ViewState& state) {
    std::vector<project::Scenario> scenarios = session.project.scenarios;
    project::Scenario kept;
    const std::string base = new_sites_text(*view.run, plan_of(view, view.plan));
    const auto taken = [&](const std::string& name) {
        return std::ranges::find(scenarios, name, &project::Scenario::name) != scenarios.end();
    };
    kept.name = base;
    for (int number = 2; taken(kept.name); ++number) {
        kept.name = base + " " + std::to_string(number);
    }
    for (std::size_t i = 0; i < view.shown.sites.size(); ++i) {
        if (is_new(*view.run, view.shown.sites[i])) {
            const catchment::Centre& centre = view.shown.catchments->centres[i];
            kept.sites.push_back(
                {centre.name, centre.place, view.run->request.new_capacity_t, centre.commodity});
        }
    }
    scenarios.push_back(kept);
    state.ask(KeepScenarios{std::move(scenarios)});
    scenarios_view(state).open = true;
    state.ask(TellUser{said("Kept as a scenario"),
                       said("{0}. It stands among the scenarios of \"As it is\", to be tried and "
                            "compared there.",
                            {kept.name})});
}

}  // namespace zamin::viewer
