// Drawings, and everything else that is not saved yet.
#include <imgui.h>

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "viewer/panels/scenarios_view.hpp"
#include "viewer/preferences.hpp"
#include "viewer/shown_project.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

namespace {

constexpr double look_every_s = 1.0;

// Empty where there is no folder for settings.
std::filesystem::path nameless_file() {
    const std::filesystem::path preferences = preferences_file();
    if (preferences.empty()) {
        return {};
    }
    std::error_code ignored;
    std::filesystem::create_directories(preferences.parent_path(), ignored);
    return preferences.parent_path() / "unsaved.toml";
}

}  // namespace

void Workbench::edit_drawing(const EditDrawing& request) {
    project::DrawingBook& book = m_session.drawings;
    if (request.id == 0 && request.drawing) {
        const project::DrawingChange made = book.add(*request.drawing);
        m_state.drawing.chosen = made.id;
        m_state.drawing.take_focus = true;
        keep_drawn(made);
    } else if (!request.drawing) {
        keep_drawn(book.remove(request.id));
    } else if (const auto change = book.change(request.id, *request.drawing)) {
        keep_drawn(*change);
    }
}

void Workbench::keep_drawn(const project::DrawingChange& change) {
    m_history.drew();
    keep(project::drawing_record(change));
}

// What is in the hand, or on its way, is a step when it has come to rest.
void Workbench::see_work() {
    const bool on_its_way = m_state.centres && m_state.centres->wanted && m_state.centres->running;
    if (on_its_way || ImGui::IsMouseDown(ImGuiMouseButton_Left) || !m_state.requests.empty()) {
        return;
    }
    WorkState now = work_state(m_session, m_state);
    if (!m_jobs.idle()) {
        now.styles.clear();  // a layer may be being coloured
    }
    keep_trial(now);
    m_history.see(std::move(now), m_generation);
    m_state.can_undo = m_history.can_undo();
    m_state.can_redo = m_history.can_redo();
}

// What is tried and in no scenario is lost with the window that is closed, but not with one that
// ends otherwise.
void Workbench::keep_trial(const WorkState& now) {
    if (!m_keeper || m_session.left || !m_state.centres || !m_state.centres->run) {
        return;
    }
    const project::Trial trial{now.tried, now.opens_drawn};
    const std::string record = project::trial_record(trial);
    if (record != (m_kept_trial.empty() ? project::trial_record({}) : m_kept_trial)) {
        keep(record);
        m_kept_trial = record;
    }
}

// The Centres job, which has to answer first, comes up with it.
void Workbench::take_trial(const project::Trial& trial) {
    CentresView& view = centres_view(m_state);
    view.opened = trial.tried.sites;
    view.open_drawn = trial.opens_drawn;
    m_state.task = Task::centres;
    m_state.centres_step = CentresStep::catchments;
    if (view.run) {
        take_scenario(trial.tried, m_session, view, m_state);
        view.open_drawn = trial.opens_drawn;
    } else {
        view.wanted = trial.tried;
    }
}

void Workbench::undo_or_redo(Action action) {
    see_work();
    m_state.drawing.dragged = 0;
    const bool undo = action == Action::undo;
    const HistoryStep* step = undo ? m_history.undo() : m_history.redo();
    if (step != nullptr && step->drawn) {
        undo_or_redo_drawing(action);
    } else if (step != nullptr) {
        bring_back(undo ? step->after : step->before, undo ? step->before : step->after, m_session,
                   m_state);
    }
}

void Workbench::undo_or_redo_drawing(Action action) {
    project::DrawingBook& book = m_session.drawings;
    if (const auto change = action == Action::undo ? book.undo() : book.redo()) {
        m_state.drawing.chosen = change->after ? change->id : 0;
        m_state.drawing.edited = 0;  // its fields are filled anew
        keep(project::drawing_record(*change));
    }
}

void Workbench::delete_chosen() {
    const project::DrawingId chosen = m_state.drawing.chosen;
    if (m_session.drawings.find(chosen) != nullptr) {
        m_state.ask(EditDrawing{chosen, std::nullopt});
        m_state.drawing.chosen = 0;
    }
}

void Workbench::keep(std::string_view record) {
    try {
        hold_nameless();
        if (m_keeper) {
            m_keeper->keep(record);
        }
    } catch (const Error& failure) {
        note(said("Keeping what is not saved"), as_it_is(failure.what()));
    }
}

// A project that has no file yet is kept beside the window's preferences, from its first drawing
// on.
void Workbench::hold_nameless() {
    if (m_keeper || !m_keep_work || !m_session.project.file.empty()) {
        return;
    }
    const std::filesystem::path file = nameless_file();
    if (file.empty()) {
        return;
    }
    m_keeper = std::make_unique<WorkKeeper>(file);
    m_keeper->drop_left();
    m_keeper->keep(project::project_record(project::text_of(shown_project(m_session), file)));
}

void Workbench::keep_work() {
    m_keep_work = true;
    const std::filesystem::path file = nameless_file();
    if (file.empty()) {
        return;
    }
    m_keeper = std::make_unique<WorkKeeper>(file);
    if (m_keeper->left().empty()) {
        m_keeper.reset();
        return;
    }
    m_session.left = project::replay({}, m_keeper->left());
}

// What was chosen elsewhere than on the map - styles, columns, settings - is looked at now and
// then.
void Workbench::keep_project() {
    if (!m_keeper || m_session.left || m_state.now_s < m_kept_at_s + look_every_s || !settled()) {
        return;
    }
    m_kept_at_s = m_state.now_s;
    const project::Project project = shown_project(m_session);
    std::string text =
        project::text_of(project, project.file.empty() ? nameless_file() : project.file);
    if (text == m_kept_text) {
        return;
    }
    // What a first answer settles is no change of its user's; nor is what is found while opening.
    const bool settled_now = m_kept_catchments == project::CatchmentSettings{} &&
                             project.catchments != m_kept_catchments;
    if (!m_kept_text.empty() && !settled_now) {
        m_session.project_changed = true;
        keep(project::project_record(text));
    }
    m_kept_text = std::move(text);
    m_kept_catchments = project.catchments;
}

// Of the project that has been opened or saved under a name of its own.
void Workbench::take_hold() {
    if (!m_keep_work) {
        return;
    }
    m_keeper = std::make_unique<WorkKeeper>(m_session.project.file);
    m_session.open_elsewhere = m_keeper->open_elsewhere();
    if (m_session.open_elsewhere) {
        note(
            said("The project is open in another window"),
            said(
                "What is changed here is not kept if the program ends, and saving asks for another "
                "name. Close one of the two windows to work on."));
        return;
    }
    if (m_keeper->left().empty()) {
        return;
    }
    const project::Project& project = m_session.project;
    project::UnsavedWork left = project::replay(m_session.saved_drawings, m_keeper->left());
    const bool same_project = !left.toml || *left.toml == project::text_of(project, project.file);
    if (left.drawings == m_session.saved_drawings && same_project && !left.trial) {
        m_keeper->drop_left();  // it has been saved all the same
        return;
    }
    const std::size_t others = (same_project ? 0 : 1) + (left.trial ? 1 : 0);
    left.changes = std::max<std::size_t>(left.changes + others, 1);
    m_session.left = std::move(left);
}

// The journal stays for the next start, unless there is nothing in it.
void Workbench::let_go() {
    if (m_keeper && !m_session.left && !m_session.unsaved() && !m_keeper->open_elsewhere()) {
        m_keeper->saved({});
    }
    m_keeper.reset();
    m_session.left.reset();
    m_session.project_changed = false;
    m_session.open_elsewhere = false;
    m_kept_text.clear();
    m_kept_trial.clear();
    m_kept_catchments = {};
}

void Workbench::answer_unsaved(bool take_back) {
    const std::optional<project::UnsavedWork> left = std::exchange(m_session.left, std::nullopt);
    if (!left || !m_keeper) {
        return;
    }
    if (!take_back) {
        m_keeper->drop_left();
        return;
    }
    m_keeper->take_back_left();
    m_session.drawings = project::DrawingBook(left->drawings);
    if (left->toml) {
        const std::filesystem::path file = m_session.project.file;
        project::Project changed =
            project::parse(*left->toml, file.empty() ? nameless_file() : file);
        changed.file = file;
        std::unique_ptr<WorkKeeper> keeper = std::move(m_keeper);
        const project::Drawings saved = m_session.saved_drawings;
        close_all();
        show_project(changed, saved);
        m_keeper = std::move(keeper);
        m_session.project_changed = true;
        m_session.drawings = project::DrawingBook(left->drawings);
    }
    if (left->trial) {
        m_kept_trial = project::trial_record(*left->trial);
        take_trial(*left->trial);
    }
}

}  // namespace zamin::viewer
