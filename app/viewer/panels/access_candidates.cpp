#include <algorithm>

#include "viewer/panels/access_view.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using access::Candidate;

constexpr std::size_t most_listed = 12;

// Where the parcel's own layer is open, the map goes there.
void show_parcel(const Candidate& candidate, const Session& session, ViewState& state) {
    const LoadedLayer* layer = session.of_role("parcels");
    if (layer != nullptr && candidate.row < layer->layer->size()) {
        state.selected = FeatureRef{layer->id, static_cast<std::uint32_t>(candidate.row)};
        state.ask(FlyToFeature{*state.selected});
    }
}

void weight_sliders(const Ui& ui, AccessView& view) {
    disclosure(ui, ui.tr("What counts how much"), view.weights_open);
    if (!view.weights_open) {
        return;
    }
    for (std::size_t f = 0; f < access::factor_count; ++f) {
        auto weight = static_cast<float>(view.weights[f]);
        ImGui::PushID(static_cast<int>(f));
        muted(ui, ui.words->lookup(access::to_string(static_cast<access::Factor>(f))));
        ImGui::SetNextItemWidth(-1.0F);
        // Not quite 0, so that something always counts.
        if (ImGui::SliderFloat("##weight", &weight, 0.001F, 1.0F, "%.2f")) {
            view.weights[f] = static_cast<double>(weight);
        }
        ImGui::PopID();
    }
}

void ranked_line(const Ui& ui, const access::Ranked& ranked, std::size_t place, AccessView& view,
                 const Session& session, ViewState& state) {
    const Candidate& candidate = view.candidates->parcels[ranked.candidate];
    const std::string label = ui.tr(
        "{0}. {1}: {2} ha, score {3}", ui.integer(static_cast<std::int64_t>(place)), candidate.id,
        ui.number(candidate.area_ha, 2), ui.number(ranked.score.value.value_or(0.0), 2));
    if (link(ui, label, view.parcel == candidate.id)) {
        view.parcel = candidate.id;
        show_parcel(candidate, session, state);
    }
    muted(ui, candidate.distance_m ? ui.tr("{0}, {1} km from the village", ui.tr(candidate.tenure),
                                           ui.number(*candidate.distance_m / 1000.0, 1))
                                   : ui.tr(candidate.tenure));
    if (view.parcel == candidate.id) {
        for (std::size_t f = 0; f < access::factor_count; ++f) {
            muted(ui, candidate.because[f]);
        }
        if (const std::string missing = access::missing_text(candidate.factors, *ui.words);
            !missing.empty()) {
            muted(ui, missing);
        }
        if (!candidate.unchecked().empty()) {
            paragraph(ui, ui.tr("Has to be checked: {0}", candidate.unchecked()));
        }
    }
}

void refused_lines(const Ui& ui, const access::Candidates& candidates) {
    std::size_t refused = 0;
    for (const Candidate& candidate : candidates.parcels) {
        if (candidate.refused() && ++refused <= most_listed) {
            muted(ui, candidate.id + ": " + candidate.refusal());
        }
    }
    if (refused > most_listed) {
        muted(ui,
              ui.tr("and {0} more", ui.integer(static_cast<std::int64_t>(refused - most_listed))));
    }
}

}  // namespace

void candidate_list(const Ui& ui, const Session& session, AccessView& view, ViewState& state) {
    view.ranked = access::rank_candidates(*view.candidates, view.weights);
    const access::RankedCandidates& ranked = view.ranked;
    if (ranked.ranked.empty()) {
        paragraph(ui, ui.tr("No parcel passes. Why each is refused stands below."));
    }
    for (std::size_t i = 0; i < std::min(most_listed, ranked.ranked.size()); ++i) {
        ImGui::PushID(static_cast<int>(i));
        ranked_line(ui, ranked.ranked[i], i + 1, view, session, state);
        ImGui::PopID();
    }
    weight_sliders(ui, view);
    rule(ui);
    strong(ui, ui.tr("Refused"));
    refused_lines(ui, *view.candidates);
}

}  // namespace zamin::viewer
