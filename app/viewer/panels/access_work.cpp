#include <algorithm>
#include <filesystem>
#include <functional>
#include <numeric>

#include "access/method.hpp"
#include "access/words.hpp"
#include "commands/request_run.hpp"
#include "core/msgid.hpp"
#include "viewer/panels/access_view.hpp"
#include "viewer/panels/access_words.hpp"
#include "viewer/shown_project.hpp"

namespace zamin::viewer {

namespace {

RunWork::Finish failed(const Sentence& why) {
    return [why](Session&, ViewState& state) {
        AccessView& view = access_view(state);
        view.running = false;
        view.failure = why;
    };
}

std::shared_ptr<const AccessResult> find_gaps(std::shared_ptr<const AccessReading> reading,
                                              double threshold_ha, text::Language language,
                                              Progress& progress) {
    auto result = std::make_shared<AccessResult>();
    access::AccessOptions options;
    options.thresholds_ha = {threshold_ha};
    options.as_of = reading->run.as_of;
    options.language = language;
    result->indicators = access::indicators(reading->run.holdings, options, progress);
    result->method = access::method_table(options);
    result->reading = std::move(reading);
    const auto& summaries = result->indicators.summaries;
    result->largest_first.resize(summaries.size());
    std::iota(result->largest_first.begin(), result->largest_first.end(), std::size_t{0});
    std::ranges::stable_sort(result->largest_first, std::greater<>(),
                             [&](std::size_t i) { return missing_ha(summaries[i]); });
    return result;
}

RunWork::Finish shown(std::shared_ptr<const AccessResult> result, bool forgets_choices) {
    return [result = std::move(result), forgets_choices](Session&, ViewState& state) {
        AccessView& now = access_view(state);
        now.running = false;
        now.failure = {};
        now.result = result;
        now.candidates.reset();  // their need and their language were others
        if (forgets_choices) {
            now.group.clear();
            now.parcel.clear();
        }
    };
}

}  // namespace

AccessView& access_view(ViewState& state) {
    if (!state.access) {
        state.access = std::make_shared<AccessView>();
    }
    return *state.access;
}

RunWork access_work(const Session& session, const AccessView& view, text::Language language) {
    RunWork work;
    work.title = said("Finding the gaps");
    work.work = [request = view.request, threshold_ha = view.threshold_ha, language,
                 project = shown_project(session)](Progress& progress) mutable -> RunWork::Finish {
        try {
            request.project = project;
            auto reading = std::make_shared<AccessReading>();
            reading->run = commands::run_access(request, commands::candidate_roles, progress);
            reading->project = std::move(project);
            return shown(find_gaps(std::move(reading), threshold_ha, language, progress), true);
        } catch (...) {
            return failed(sentence(std::current_exception()));
        }
    };
    return work;
}

RunWork gaps_work(const AccessView& view, text::Language language) {
    RunWork work;
    work.title = said("Finding the gaps");
    work.work = [reading = view.result->reading, threshold_ha = view.threshold_ha,
                 language](Progress& progress) -> RunWork::Finish {
        try {
            return shown(find_gaps(reading, threshold_ha, language, progress), false);
        } catch (...) {
            return failed(sentence(std::current_exception()));
        }
    };
    return work;
}

RunWork candidates_work(const AccessView& view, text::Language language) {
    RunWork work;
    work.title = said("Looking for land");
    work.work = [reading = view.result->reading, group = view.group,
                 threshold_ha = view.threshold_ha,
                 language](Progress& progress) -> RunWork::Finish {
        try {
            const access::Need need = access::need_of_group(
                reading->run.holdings, commands::group_of(reading->run, group), threshold_ha);
            const access::CandidateSources sources =
                commands::candidate_sources(reading->run, reading->project, progress);
            access::CandidateOptions options;
            options.language = language;
            auto found = std::make_shared<const access::Candidates>(
                access::candidates(sources, reading->run.holdings, need, options, progress));
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
    work.title = said("Writing the request");
    work.work = [request = view.request, project = view.result->reading->project,
                 group = view.group, parcel = view.parcel, weights = view.weights,
                 threshold_ha = view.threshold_ha,
                 language](Progress& progress) mutable -> RunWork::Finish {
        request.project = project;
        commands::RequestOptions options;
        options.group = group;
        options.parcel = parcel;
        options.weights = weights;
        options.language = language;
        options.dossier.threshold_ha = threshold_ha;
        options.dossier.data_date = access::day_text(commands::as_of_day(request));
        options.dossier.date = commands::today_text();
        const commands::RequestRun run = commands::run_request(request, options, progress);
        const std::filesystem::path folder =
            project.file.empty() ? std::filesystem::current_path() : project.file.parent_path();
        const std::string stem = (folder / ("request-" + group)).string();
        for (const char* ending : {".pdf", ".csv", ".gpkg"}) {
            commands::write_request(run, project, options, stem + ending, progress);
        }
        return [stem](Session&, ViewState& state) {
            state.ask(TellUser{said("The request"), as_it_is(stem + ".pdf, .csv, .gpkg")});
        };
    };
    return work;
}

}  // namespace zamin::viewer
