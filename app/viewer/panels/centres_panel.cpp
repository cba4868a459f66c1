#include <fmt/format.h>
#include <imgui.h>

#include <array>

#include "commands/catchment_settings.hpp"
#include "style/catchment_style.hpp"
#include "text/remark_text.hpp"
#include "viewer/actions.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/scenarios_view.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/shown_project.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// The answer as a sentence; what was stands beside what is tried.
void opening(const Ui& ui, const CentresView& view) {
    const double left_t = view.now.left();
    if (left_t > 0.5) {
        paragraph(ui, ui.tr("The centres take {0} t; {1} t find no room or no way.",
                            ui.number(view.now.served_t, 0), ui.number(left_t, 0)));
    } else {
        paragraph(ui, ui.tr("The centres take all {0} t of what they could be brought.",
                            ui.number(view.now.served_t, 0)));
    }
    if (view.tries_something()) {
        muted(ui, ui.tr("With what is tried here; as it is, {0} t are taken and {1} t left.",
                        ui.number(view.before.served_t, 0), ui.number(view.before.left(), 0)));
    }
}

// Of what is tried, while something is.
void ways_back(const Ui& ui, CentresView& view, ViewState& state) {
    if (!view.tries_something()) {
        return;
    }
    if (state.can_undo && small_link(ui, ui.tr("Undo"))) {
        state.ask(Act{Action::undo});
    }
    if (state.can_undo) {
        explain(ui, fmt::format("{} ({})", ui.tr(entry_of(Action::undo).words),
                                entry_of(Action::undo).keys));
        ImGui::SameLine(0.0F, ui.px(16.0F));
    }
    if (small_link(ui, ui.tr("Everything as it is"))) {
        view.trials.assign(view.trials.size(), {});
        view.opened.clear();
        view.open_drawn = false;
        follow_trials(view, state, true);
    }
}

// Why tonnes are left, with the sign that the map has for it.
void reasons(const Ui& ui, const CentresView& view) {
    constexpr std::array words{catchment::Reason::no_room, catchment::Reason::beyond_limit,
                               catchment::Reason::no_way};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (view.now.left_t[i] <= 0.5) {
            continue;
        }
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::GetWindowDrawList()->AddCircleFilled(
            {at.x + ui.px(6.0F), at.y + ui.fonts.small.px / 2 + ui.px(1.0F)}, ui.px(4.0F),
            packed(style::left_colour(i, *ui.theme)));
        ImGui::SetCursorScreenPos({at.x + ui.px(20.0F), at.y});
        muted(ui, ui.tr("{0} t: {1}", ui.number(view.now.left_t[i], 0),
                        ui.words->lookup(catchment::to_string(words[i]))));
        ImGui::SetCursorScreenPos({at.x, ImGui::GetCursorScreenPos().y});
    }
    if (view.now.unknown_farms > 0.0) {
        muted(ui, ui.tr("{0} farms whose tonnes nobody knows take no room.",
                        ui.number(view.now.unknown_farms, 0)));
    }
}

void shown_areas(const Ui& ui, CentresView& view, ViewState& state) {
    struct Word {
        std::string text;
        ShownAreas areas;
    };
    const bool metres = view.shown->unit == travel::CostUnit::metres;
    const std::array<Word, 3> words = {
        {{ui.tr("Catchments"), ShownAreas::catchments},
         {metres ? ui.tr("Kilometres") : ui.tr("Minutes"), ShownAreas::bands},
         {ui.tr("No areas"), ShownAreas::none}}};
    bool first = true;
    for (const Word& word : words) {
        if (!first) {
            ImGui::SameLine(0.0F, ui.px(14.0F));
        }
        first = false;
        if (small_link(ui, word.text, view.areas == word.areas)) {
            view.areas = word.areas;
            show_areas(view, state);
        }
    }
    if (view.areas == ShownAreas::bands && view.drawn && view.drawn->size() > 1) {
        muted(ui, metres ? ui.tr("2, 5 and 10 km; light is near")
                         : ui.tr("15, 30, 45 and 60 min; light is near"));
    }
}

void limit_words(const Ui& ui, const CentresView& view) {
    const double limit = view.shown->options.limit;
    muted(ui, limit < travel::no_way
                  ? ui.tr("Ways of more than {0} do not count; the settings change that.",
                          cost_text(ui, limit, view.shown->unit))
                  : ui.tr("Any way counts, however long; the settings change that."));
    muted(ui, ui.tr("Ways: {0}.", ui.words->say(view.run->travel->described())));
}

// What was read with reservations.
void reading_notes(const Ui& ui, CentresView& view) {
    if (view.run->notes.empty()) {
        return;
    }
    disclosure(ui, ui.tr("Remarks about the data"), view.notes_open);
    for (const Remark& note : view.run->notes) {
        if (view.notes_open) {
            muted(ui, text::remark_text(note, *ui.words));
        }
    }
}

void result(const Ui& ui, const Session& session, CentresView& view, ViewState& state) {
    follow_selection(session, view, state);
    opening(ui, view);
    ways_back(ui, view, state);
    reasons(ui, view);
    scenarios_part(ui, session, view, state);
    shown_areas(ui, view, state);
    rule(ui);
    centres_way(ui, view, state);
    centres_table(ui, session, view, state);
    centres_reach(ui, view);
    limit_words(ui, view);
    reading_notes(ui, view);
}

// What the project says, and a limit where it says none.
void settle(const Session& session, CentresView& view) {
    if (view.settled) {
        return;
    }
    view.settled = true;
    view.request.project = shown_project(session);
    view.request = commands::settled(std::move(view.request));
    view.request.project = {};
    if (view.request.limit.empty() && session.project.catchments.limit != "none") {
        view.request.limit = commands::fitting_text(view.request.by, commands::usual_limit);
    }
}

// The map speaks of one step at a time.
void choose_step(CentresStep step, ViewState& state) {
    state.centres_step = step;
    if (step == CentresStep::siting) {
        take_off_map(state);
        show_candidates(siting_view(state), state);
        show_site_areas(siting_view(state), state);
        return;
    }
    take_sites_off_map(state);
    if (state.centres && state.centres->shown) {
        show_on_map(*state.centres, state);
    }
}

// The two questions of the job.
void steps(const Ui& ui, ViewState& state) {
    const std::array<std::pair<std::string, CentresStep>, 2> words = {
        {{ui.tr("As it is"), CentresStep::catchments},
         {ui.tr("New centres"), CentresStep::siting}}};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            ImGui::SameLine(0.0F, ui.px(18.0F));
        }
        const bool chosen = state.centres_step == words[i].second;
        if (link(ui, words[i].first, chosen) && !chosen) {
            choose_step(words[i].second, state);
        }
    }
    rule(ui);
}

void start(const Session& session, CentresView& view, ViewState& state) {
    view.running = true;
    view.request.limit = view.request.limit.empty() ? "none" : view.request.limit;
    if (view.run && view.tries_something()) {
        view.wanted = scenario_of(view, "");  // what is tried is tried under other settings too
    }
    state.ask(catchments_work(session, view));
}

}  // namespace

void centres_panel(const Ui& ui, const Session& session, ViewState& state) {
    steps(ui, state);
    if (state.centres_step == CentresStep::siting) {
        siting_page(ui, session, state);
        return;
    }
    CentresView& view = centres_view(state);
    const bool ready = session.of_role("centres") != nullptr && session.of_role("plots") != nullptr;
    if (!view.shown || !ready) {
        paragraph(ui, ui.tr("Who each collection centre reaches, where its capacity runs out, and "
                            "where a new centre would serve most."));
        rule(ui);
        needs(ui, session, state,
              {{"centres", msgid("Collection centres, with their capacity in tonnes")},
               {"plots", msgid("Plots or producer groups that deliver")},
               {"roads", msgid("Roads, for times instead of straight lines"), true}});
    }
    if (!ready) {
        return;
    }
    settle(session, view);
    if (view.running && !view.shown) {
        muted(ui, ui.tr("Looking for the ways…"));
    } else if (!view.shown && view.failure.empty()) {
        start(session, view, state);
    }
    if (!view.failure.empty()) {
        paragraph(ui, ui.words->say(view.failure));
    }
    if (view.shown) {
        result(ui, session, view, state);
    }
    if (centres_settings(ui, view, state)) {
        start(session, view, state);
    }
}

}  // namespace zamin::viewer
