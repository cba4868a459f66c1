#include "viewer/history.hpp"

#include <utility>

#include "viewer/own_limits.hpp"
#include "viewer/panels/scenarios_view.hpp"

namespace zamin::viewer {

namespace {

MovedPins moved_pins(const ViewState& state) {
    if (!state.siting || state.siting->moved.empty()) {
        return {};
    }
    return {state.siting->run, state.siting->plan, state.siting->moved};
}

// Layers come and go for other reasons: what only one of the two knows is no difference.
void align(std::map<LayerId, StyleChoice>& seen, std::map<LayerId, StyleChoice>& now) {
    now.insert(seen.begin(), seen.end());
    seen.insert(now.begin(), now.end());
}

void bring_back_tried(const WorkState& to, const Session& session, ViewState& state) {
    CentresView& view = centres_view(state);
    take_scenario(to.tried, session, view, state);
    view.open_drawn = to.opens_drawn;
}

void bring_into_editor(LayerId layer, const StyleChoice& style, ViewState& state) {
    if (state.styling == layer) {
        state.style = style;
        state.style_limits = limits_text(style.ends, state.language);
    }
}

void bring_back_pins(const MovedPins& to, const Session& session, ViewState& state) {
    SitingView& view = siting_view(state);
    if (!view.run || (to.run && to.run != view.run)) {
        return;  // the question has been asked anew since
    }
    show_plan(to.run ? to.plan : view.plan, view, state);
    if (!to.moved.empty()) {
        view.moved = to.moved;
        follow_pins(view, state);
        for (const auto& [site, place] : to.moved) {
            look_at_pin(session, site, view, state);
        }
    }
}

}  // namespace

WorkState work_state(const Session& session, const ViewState& state) {
    WorkState now;
    if (state.centres && state.centres->run) {
        now.tried = scenario_of(*state.centres, "");
        now.opens_drawn = state.centres->open_drawn;
        if (now.opens_drawn) {
            now.tried.sites.clear();
        }
    }
    now.pins = moved_pins(state);
    now.scenarios = session.project.scenarios;
    now.places = state.bookmarks;
    for (const LoadedLayer& layer : session.layers) {
        if (!layer.result) {
            now.styles.emplace(layer.id, layer.source.style);
        }
    }
    return now;
}

void History::see(WorkState now, int project) {
    if (m_project != project) {
        *this = {};
        m_project = project;
        m_seen = std::move(now);
        return;
    }
    align(m_seen.styles, now.styles);
    // The first answer of the job is no change of its user's.
    if (m_seen.tried.settings == project::CatchmentSettings{}) {
        m_seen.tried.settings = now.tried.settings;
    }
    if (now == m_seen) {
        return;
    }
    add({false, m_seen, now});
    m_seen = std::move(now);
}

void History::drew() {
    add({true, {}, {}});
}

void History::add(HistoryStep step) {
    m_steps.resize(m_done);
    m_steps.push_back(std::move(step));
    ++m_done;
}

const HistoryStep* History::undo() {
    if (!can_undo()) {
        return nullptr;
    }
    const HistoryStep& step = m_steps[--m_done];
    if (!step.drawn) {
        m_seen = step.before;
    }
    return &step;
}

const HistoryStep* History::redo() {
    if (!can_redo()) {
        return nullptr;
    }
    const HistoryStep& step = m_steps[m_done++];
    if (!step.drawn) {
        m_seen = step.after;
    }
    return &step;
}

void bring_back(const WorkState& from, const WorkState& to, const Session& session,
                ViewState& state) {
    if ((!(from.tried == to.tried) || from.opens_drawn != to.opens_drawn) && state.centres) {
        bring_back_tried(to, session, state);
    }
    if (!(from.pins == to.pins)) {
        bring_back_pins(to.pins, session, state);
    }
    if (from.scenarios != to.scenarios) {
        state.ask(KeepScenarios{to.scenarios});
    }
    if (from.places != to.places) {
        state.bookmarks = to.places;
    }
    for (const auto& [layer, style] : to.styles) {
        const auto other = from.styles.find(layer);
        if (other != from.styles.end() && !(other->second == style)) {
            state.ask(ChooseStyle{layer, style});
            bring_into_editor(layer, style, state);
        }
    }
}

}  // namespace zamin::viewer
