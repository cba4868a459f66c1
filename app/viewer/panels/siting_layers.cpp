// The result of the step "New centres" as layers of the map.
#include "commands/catchments_what_if.hpp"
#include "siting/candidates.hpp"
#include "style/catchment_style.hpp"
#include "viewer/panels/siting_view.hpp"

namespace zamin::viewer {

namespace {

RunWork areas_work(const SitingView& view) {
    RunWork work;
    work.title = said("Drawing the areas of the new centres");
    work.work = [run = view.run,
                 shown = view.shown.catchments](Progress& progress) -> RunWork::Finish {
        auto layers = std::make_shared<std::vector<Layer>>(
            commands::draw(*shown, *run->question.travel, {}, progress).layers);
        return [shown, layers](Session&, ViewState& state) {
            SitingView& now = siting_view(state);
            if (now.shown.catchments != shown || now.areas != SitingAreas::areas) {
                return;
            }
            ShowResult result{site_areas_title, nullptr, style::catchments_role, {}};
            result.layer = std::make_shared<const Layer>(std::move(layers->front()));
            for (std::size_t row = 0; row < result.layer->size(); ++row) {
                result.classes.push_back(static_cast<std::uint8_t>(row % style::centre_colours));
            }
            state.ask(std::move(result));
        };
    };
    return work;
}

}  // namespace

void show_candidates(const SitingView& view, ViewState& state) {
    if (!view.run) {
        return;
    }
    ShowResult result{site_candidates_title, nullptr, style::site_candidates_role, {}};
    result.layer =
        std::make_shared<const Layer>(siting::candidate_layer(view.run->question.screened));
    for (const siting::ScreenedCandidate& one : view.run->question.screened) {
        result.classes.push_back(one.refusals.empty() ? style::allowed_site : style::refused_site);
    }
    state.ask(std::move(result));
}

void show_site_areas(const SitingView& view, ViewState& state) {
    if (view.areas == SitingAreas::areas && view.shown.catchments) {
        state.ask(areas_work(view));
    } else {
        state.ask(ShowResult{site_areas_title, nullptr});
    }
}

void take_sites_off_map(ViewState& state) {
    state.ask(ShowResult{site_candidates_title, nullptr});
    state.ask(ShowResult{site_areas_title, nullptr});
}

}  // namespace zamin::viewer
