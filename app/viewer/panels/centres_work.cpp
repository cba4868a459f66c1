// The work of the Centres job, each on a thread of its own.
#include <algorithm>
#include <chrono>

#include "commands/catchment_settings.hpp"
#include "core/msgid.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/scenarios_view.hpp"
#include "viewer/shown_project.hpp"

namespace zamin::viewer {

namespace {

using catchment::Catchments;

// A failure stands in the panel, where the settings are that can mend it.
RunWork::Finish failed(const Sentence& why) {
    return [why](Session&, ViewState& state) {
        CentresView& view = centres_view(state);
        view.running = false;
        view.again = false;
        view.wanted.reset();
        view.failure = why;
    };
}

// Of areas: rounded steps to an hour or ten kilometres.
constexpr const char* time_bands = "15min,30min,45min,60min";
constexpr const char* length_bands = "2km,5km,10km";

commands::AreaOptions area_options(const commands::CatchmentsRun& run) {
    commands::AreaOptions options;
    options.cell_m = run.request.cell_m;
    const bool metres = run.catchments.unit == travel::CostUnit::metres;
    for (const travel::Limit& band : travel::parse_bands(metres ? length_bands : time_bands)) {
        options.bands.push_back(band.value);
    }
    return options;
}

std::shared_ptr<const commands::CatchmentsRun> computed(commands::CatchmentsRequest request,
                                                        Progress& progress) {
    request.accessibility = true;
    commands::CatchmentsRun run = commands::run_catchments(request, progress);
    commands::Areas areas =
        commands::draw(run.catchments, *run.travel, area_options(run), progress);
    run.areas = std::move(areas.layers);
    return std::make_shared<const commands::CatchmentsRun>(std::move(run));
}

RunWork areas_work(const CentresView& view) {
    RunWork work;
    work.title = said("Drawing the catchments");
    work.work = [run = view.run, shown = view.shown](Progress& progress) -> RunWork::Finish {
        auto layers = std::make_shared<const std::vector<Layer>>(
            commands::draw(*shown, *run->travel, area_options(*run), progress).layers);
        return [shown, layers](Session&, ViewState& state) {
            CentresView& now = centres_view(state);
            if (now.shown == shown) {
                now.drawn = layers;
                show_areas(now, state);
            }
        };
    };
    return work;
}

void take_answer(const std::shared_ptr<const Catchments>& answer, CentresView& now,
                 ViewState& state) {
    now.running = false;
    now.failure = {};
    now.shown = answer;
    now.now = sums_of(*answer);
    if (now.again) {
        follow_trials(now, state, false);
    } else if (now.areas_stale) {
        now.areas_stale = false;
        show_on_map(now, state);
        state.ask(areas_work(now));
    }
}

RunWork what_if_work(const CentresView& view) {
    RunWork work;
    work.title = said("Trying other centres");
    work.work = [run = view.run, trials = view.trials,
                 opened = opened_centres(view.opened)](Progress& progress) -> RunWork::Finish {
        try {
            const auto start = std::chrono::steady_clock::now();
            auto answer = std::make_shared<const Catchments>(
                commands::what_if(*run, trials, opened, progress));
            const double took_ms =
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                    .count();
            return [run, answer, took_ms](Session&, ViewState& state) {
                CentresView& now = centres_view(state);
                if (now.run == run) {
                    now.follow_ms = took_ms;
                    take_answer(answer, now, state);
                }
            };
        } catch (...) {
            return failed(sentence(std::current_exception()));
        }
    };
    return work;
}

}  // namespace

bool CentresView::tries_something() const {
    return !opened.empty() || std::ranges::any_of(trials, &commands::CentreTrial::any);
}

CentresView& centres_view(ViewState& state) {
    if (!state.centres) {
        state.centres = std::make_shared<CentresView>();
    }
    return *state.centres;
}

void follow_trials(CentresView& view, ViewState& state, bool change_is_done) {
    view.areas_stale = view.areas_stale || change_is_done;
    view.again = view.running;
    if (!view.running) {
        view.running = true;
        state.ask(what_if_work(view));
    }
}

RunWork catchments_work(const Session& session, const CentresView& view) {
    RunWork work;
    work.title = said("Finding the catchments");
    work.work = [request = view.request,
                 project = shown_project(session)](Progress& progress) mutable -> RunWork::Finish {
        try {
            request.project = std::move(project);
            const auto run = computed(request, progress);
            return [run](Session& now_open, ViewState& state) {
                CentresView& now = centres_view(state);
                now.running = false;
                now.failure = {};
                now.run = run;
                now.shown = {run, &run->catchments};
                now.drawn = {run, &run->areas};
                now.before = now.now = sums_of(*now.shown);
                now.trials.assign(run->catchments.centres.size(), {});
                // Saved with the project, and so the same for commands.
                now_open.project.catchments =
                    commands::kept_settings(run->request, now_open.project.catchments);
                show_on_map(now, state);
                if (now.wanted) {
                    now.trials = trials_of(*now.wanted, run->catchments.centres);
                    now.wanted.reset();
                }
                if (now.tries_something()) {
                    follow_trials(now, state, true);
                }
            };
        } catch (...) {
            return failed(sentence(std::current_exception()));
        }
    };
    return work;
}

}  // namespace zamin::viewer
