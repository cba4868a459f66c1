#include <algorithm>

#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/siting_chart.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/panels/siting_words.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

constexpr double site_metres_per_px = 25.0;  // a site and the villages about it are in view
constexpr std::size_t most_listed = 30;

void while_running(const Ui& ui, SitingView& view) {
    const std::vector<siting::TracePoint> points = view.watch->points();
    if (points.empty()) {
        muted(ui, ui.tr("Finding the ways to every place; the line below shows how far that is."));
    } else {
        muted(ui, ui.tr("Looking for the best plan, and for the proof that none is better."));
        trace_chart(ui, points, [&](double value) { return ui.number(value, 0); });
    }
    if (view.watch->stopped()) {
        muted(ui, ui.tr("Stopping\xE2\x80\xA6"));
    } else if (quiet_button(
                   ui, points.empty() ? ui.tr("Stop") : ui.tr("Stop and take the best so far"))) {
        view.watch->stop();
    }
}

void refused_line(const Ui& ui, const siting::ScreenedCandidate& one, ViewState& state) {
    const std::string title = one.land.name.empty() ? one.land.id : one.land.name;
    if (small_link(ui, title)) {
        state.ask(FlyToPlace{one.land.place, site_metres_per_px});
    }
    for (const Sentence& reason : one.refusals) {
        muted(ui, ui.words->say(reason));
    }
}

void intro(const Ui& ui, const Session& session, ViewState& state) {
    paragraph(ui, ui.tr("Where new collection centres serve best, with the proof that no other "
                        "choice is better, and the places that the law forbids."));
    rule(ui);
    needs(ui, session, state,
          {{"plots", msgid("Plots or producer groups that deliver")},
           {"centres", msgid("Existing centres, which stay open"), true},
           {"parcels", msgid("Parcels that could be given for a centre"), true},
           {"villages", msgid("Villages, as places for a centre"), true}});
}

}  // namespace

void siting_refused(const Ui& ui, SitingView& view, ViewState& state) {
    const auto& screened = view.run->question.screened;
    const auto refused = std::ranges::count_if(
        screened, [](const siting::ScreenedCandidate& one) { return !one.refusals.empty(); });
    const auto all = static_cast<std::int64_t>(screened.size());
    if (refused == 0) {
        muted(ui, ui.tr("All {0} places may be chosen.", ui.integer(all)));
        return;
    }
    disclosure(ui, ui.tr("{0} of {1} places are refused", ui.integer(refused), ui.integer(all)),
               view.refused_open);
    if (!view.refused_open) {
        return;
    }
    std::size_t listed = 0;
    for (std::size_t i = 0; i < screened.size(); ++i) {
        if (screened[i].refusals.empty() || ++listed > most_listed) {
            continue;
        }
        ImGui::PushID(static_cast<int>(i));
        refused_line(ui, screened[i], state);
        ImGui::PopID();
    }
    if (listed > most_listed) {
        muted(ui,
              ui.tr("and {0} more", ui.integer(static_cast<std::int64_t>(listed - most_listed))));
    }
}

void siting_page(const Ui& ui, const Session& session, ViewState& state) {
    SitingView& view = siting_view(state);
    if (session.of_role("plots") == nullptr) {
        intro(ui, session, state);
        return;
    }
    settle_siting(session, state, view);
    if (view.running()) {
        while_running(ui, view);
        return;
    }
    if (!view.failure.empty()) {
        paragraph(ui, ui.words->say(view.failure));
    }
    if (view.obstacle) {
        paragraph(ui, ui.words->say(*view.obstacle));
    }
    const bool answered = view.run && !view.run->answer.sites.empty();
    if (!answered && !view.run && view.failure.empty()) {
        paragraph(ui, ui.tr("Where new collection centres serve best, with the proof that no other "
                            "choice is better, and the places that the law forbids."));
    }
    const bool asks = !answered || disclosure(ui, ui.tr("Ask again"), view.question_open);
    if (asks && siting_question(ui, session, state, view)) {
        ask_for_sites(session, view, state);
        return;
    }
    if (answered) {
        siting_answer(ui, session, view, state);
        rule(ui);
        siting_choices(ui, view, state);
    }
    if (view.run) {
        siting_refused(ui, view, state);
    }
    if (answered && quiet_button(ui, ui.tr("Keep as a scenario"))) {
        keep_as_scenario(session, view, state);
    }
    if (answered && quiet_button(ui, ui.tr("Print the map"))) {
        print_sites(view, state);
    }
    if (answered && quiet_button(ui, ui.tr("Write tables and layers"))) {
        state.ask(write_sites_work(session, view));
    }
}

}  // namespace zamin::viewer
