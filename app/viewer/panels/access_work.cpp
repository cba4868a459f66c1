#include <filesystem>

#include "access/words.hpp"
#include "commands/request_run.hpp"
#include "viewer/panels/access_view.hpp"
#include "viewer/shown_project.hpp"

namespace zamin::viewer {

namespace {

RunWork::Finish failed(const std::string& text) {
    return [text](Session&, ViewState& state) {
        AccessView& view = access_view(state);
        view.running = false;
        view.failure = text;
    };
}

}  // namespace

AccessView& access_view(ViewState& state) {
    if (!state.access) {
        state.access = std::make_shared<AccessView>();
    }
    return *state.access;
}

RunWork access_work(const Session& session, const AccessView& view) {
    RunWork work;
    work.title = "Finding the gaps";
    work.work = [request = view.request, threshold_ha = view.threshold_ha,
                 project = shown_project(session)](Progress& progress) mutable -> RunWork::Finish {
        try {
            request.project = project;
            auto result = std::make_shared<AccessResult>();
            result->run = commands::run_access(request, commands::candidate_roles, progress);
            result->project = std::move(project);
            access::AccessOptions options;
            options.thresholds_ha = {threshold_ha};
            options.as_of = result->run.as_of;
            result->indicators = access::indicators(result->run.holdings, options, progress);
            return [result](Session&, ViewState& state) {
                AccessView& now = access_view(state);
                now.running = false;
                now.failure.clear();
                now.result = result;
                now.candidates.reset();
                now.group.clear();
                now.parcel.clear();
            };
        } catch (...) {
            return failed(sentence(std::current_exception()));
        }
    };
    return work;
}

RunWork candidates_work(const AccessView& view) {
    RunWork work;
    work.title = "Looking for land";
    work.work = [result = view.result, group = view.group,
                 threshold_ha = view.threshold_ha](Progress& progress) -> RunWork::Finish {
        try {
            const access::Need need = access::need_of_group(
                result->run.holdings, commands::group_of(result->run, group), threshold_ha);
            const access::CandidateSources sources =
                commands::candidate_sources(result->run, result->project);
            auto found = std::make_shared<const access::Candidates>(
                access::candidates(sources, result->run.holdings, need, {}, progress));
            auto layer = std::make_shared<const Layer>(access::candidate_layer(
                *found, access::rank_candidates(*found, access::default_weights),
                *sources.parcels.layer));
            return [found, layer, group](Session&, ViewState& state) {
                AccessView& now = access_view(state);
                now.running = false;
                if (now.group == group) {
                    now.candidates = found;
                    state.ask(ShowResult{candidates_title, layer});
                }
            };
        } catch (...) {
            return failed(sentence(std::current_exception()));
        }
    };
    return work;
}

RunWork request_work(const AccessView& view, text::Language language) {
    RunWork work;
    work.title = "Writing the request";
    work.work = [request = view.request, project = view.result->project, group = view.group,
                 parcel = view.parcel, weights = view.weights, threshold_ha = view.threshold_ha,
                 language](Progress& progress) mutable -> RunWork::Finish {
        request.project = project;
        commands::RequestOptions options;
        options.group = group;
        options.parcel = parcel;
        options.weights = weights;
        options.language = language;
        options.dossier.threshold_ha = threshold_ha;
        options.dossier.data_date = access::day_text(commands::as_of_day(request));
        options.dossier.date = access::day_text(commands::today());
        const commands::RequestRun run = commands::run_request(request, options, progress);
        const std::filesystem::path folder =
            project.file.empty() ? std::filesystem::current_path() : project.file.parent_path();
        const std::string stem = (folder / ("request-" + group)).string();
        for (const char* ending : {".pdf", ".csv", ".gpkg"}) {
            commands::write_request(run, project, options, stem + ending, progress);
        }
        return [stem](Session&, ViewState& state) {
            state.ask(TellUser{"The request", stem + ".pdf, .csv, .gpkg"});
        };
    };
    return work;
}

}  // namespace zamin::viewer
