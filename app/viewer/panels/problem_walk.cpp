#include "viewer/panels/problem_walk.hpp"

#include "quality/finding.hpp"
#include "viewer/panels/problem_work.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

std::string count_text(const Ui& ui, std::size_t count) {
    return ui.integer(static_cast<std::int64_t>(count));
}

std::string opening_sentence(const Ui& ui, const LayerReview& review) {
    const std::size_t count = review.found->findings.size();
    if (count == 0) {
        return ui.tr("Nothing was found that has to be mended.");
    }
    std::size_t mendable = 0;
    for (const quality::Finding& finding : review.found->findings) {
        mendable += finding.mendable ? 1 : 0;
    }
    return ui.tr("Found: {0}. Can be mended here: {1}. Nothing is changed before you accept it.",
                 count_text(ui, count), count_text(ui, mendable));
}

// The shape of the current finding goes on the map, and the map to its row.
void show_current(const LoadedLayer& layer, LayerReview& review, std::size_t finding,
                  ViewState& state) {
    review.current = finding;
    const quality::Finding& found = review.found->findings[finding];
    auto shown = std::make_shared<Layer>();
    shown->name = problem_layer_title;
    shown->crs = review.as_read->crs;
    shown->feature_ids.push_back(0);
    shown->geometry.append(review.found->shapes, finding);
    const bool drawable = shown->geometry.kinds.front() != GeometryKind::none;
    state.ask(ShowResult{problem_layer_title, drawable ? std::move(shown) : nullptr});
    if (found.row) {
        state.selected = FeatureRef{layer.id, *found.row};
        state.ask(FlyToFeature{*state.selected});
    }
}

void current_finding(const Ui& ui, LayerReview& review, std::size_t index) {
    const quality::Finding& finding = review.found->findings[index];
    paragraph(ui, ui.words->say(finding.detail));
    if (finding.area_before_ha && finding.area_after_ha) {
        muted(ui, ui.tr("{0} ha as it is, {1} ha mended.", ui.number(*finding.area_before_ha, 3),
                        ui.number(*finding.area_after_ha, 3)));
    }
    muted(ui, ui.words->say(finding.offer));
    if (!finding.mendable) {
        return;
    }
    const bool accepted = review.accepted[index] != 0;
    if (small_link(ui, accepted ? ui.tr("Take the repair back") : ui.tr("Accept this repair"))) {
        accept(review, index, !accepted);
    }
}

void walk(const Ui& ui, const LoadedLayer& layer, LayerReview& review, const KindSummary& kind,
          ViewState& state) {
    if (small_link(ui, ui.tr("Previous"))) {
        show_current(layer, review, *walked(review, -1), state);
    }
    ImGui::SameLine(0.0F, ui.px(16.0F));
    if (small_link(ui, ui.tr("Next"))) {
        show_current(layer, review, *walked(review, 1), state);
    }
    if (kind.mendable > 1) {
        ImGui::SameLine(0.0F, ui.px(16.0F));
        const bool all = kind.accepted == kind.mendable;
        const std::string label =
            all ? ui.tr("Take all back") : ui.tr("Accept all {0}", count_text(ui, kind.mendable));
        if (small_link(ui, label)) {
            accept_kind(review, kind.kind, !all);
        }
    }
    if (review.current && review.found->findings[*review.current].kind == kind.kind) {
        muted(ui, ui.tr("{0} of {1}", count_text(ui, place_in_kind(review, *review.current)),
                        count_text(ui, kind.count)));
        current_finding(ui, review, *review.current);
    }
}

void kind_line(const Ui& ui, const LoadedLayer& layer, LayerReview& review, const KindSummary& kind,
               ViewState& state) {
    std::string label = ui.tr("{0}: {1}", ui.words->lookup(quality::to_string(kind.kind)),
                              count_text(ui, kind.count));
    if (kind.accepted > 0) {
        label = ui.tr("{0}, {1} accepted", label, count_text(ui, kind.accepted));
    }
    bool open = review.open_kind == kind.kind;
    if (disclosure(ui, label, open)) {
        review.open_kind = open ? std::optional(kind.kind) : std::nullopt;
        review.current.reset();
        if (const auto first = walked(review, 1)) {
            show_current(layer, review, *first, state);
        }
    }
    if (open) {
        walk(ui, layer, review, kind, state);
    }
}

void closing_buttons(const Ui& ui, const LoadedLayer& layer, LayerReview& review,
                     ViewState& state) {
    const std::size_t accepted = review.accepted_count();
    if (accepted == 0) {
        if (small_link(ui, ui.tr("Accept every repair"))) {
            accept_all(review, true);
        }
    } else if (primary_button(ui, ui.tr("Use a mended copy ({0})", count_text(ui, accepted)))) {
        state.ask(mend_work(layer, review));
    }
    if (accepted > 0) {
        explain(ui, ui.tr("Writes a copy with the accepted repairs beside the source and goes on "
                          "with it. The source itself is not changed."));
    }
    if (small_link(ui, ui.tr("Write the problems as a layer"))) {
        state.ask(write_problems_work(layer, review));
    }
}

}  // namespace

void problem_walk(const Ui& ui, const LoadedLayer& layer, DataView& view, ViewState& state) {
    LayerReview& review = view.reviews[layer.id];
    if (review.running) {
        muted(ui, ui.tr("Looking at every shape…"));
        return;
    }
    if (!review.done()) {
        if (quiet_button(ui, ui.tr("Look for problems"))) {
            review.running = true;
            state.ask(review_work(layer));
        }
        explain(ui, ui.tr("Crossings, spikes, overlaps, doubled and declared areas: what is wrong, "
                          "and what could be done about it"));
        return;
    }
    paragraph(ui, opening_sentence(ui, review));
    for (const KindSummary& kind : summaries(review)) {
        ImGui::PushID(static_cast<int>(kind.kind));
        kind_line(ui, layer, review, kind, state);
        ImGui::PopID();
    }
    if (!review.found->findings.empty()) {
        closing_buttons(ui, layer, review, state);
    }
}

}  // namespace zamin::viewer
