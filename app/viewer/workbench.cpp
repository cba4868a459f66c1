#include "viewer/workbench.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/map_scene.hpp"
#include "viewer/overloaded.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/panels/print_view.hpp"
#include "viewer/sample_place.hpp"

namespace zamin::viewer {

namespace {

constexpr double pan_px_per_s = 900.0;

void move_camera(ViewState& state, double dt_s, double scale) {
    state.flight.advance(state.camera, state.now_s);
    state.glide.advance(state.camera, dt_s);
    if (state.pan_x != 0 || state.pan_y != 0) {
        state.flight.stop();
        const double step = pan_px_per_s * scale * std::min(dt_s, 0.05);
        state.camera.pan_px(-step * state.pan_x, -step * state.pan_y);
        state.camera_used = true;
    }
}

// The card lies at the map's left; in a narrow window panels lie on the map too.
Insets covered_by(const Ui& ui, const ViewState& state) {
    Insets insets;
    if (ui.layout.narrow) {
        insets = {ui.layout.left.w, ui.layout.right.w};
    }
    if (state.selected) {
        insets.left_px += ui.px(identify_card_width);
    }
    insets.left_px *= ui.density;
    insets.right_px *= ui.density;
    return insets;
}

}  // namespace

Workbench::Workbench(MapRenderer& renderer, std::function<void()> wake)
    : m_renderer(renderer), m_jobs(std::move(wake)) {
    m_state.sample = sample_project();
}

Workbench::~Workbench() {
    let_go();
}

void Workbench::open(const std::vector<std::string>& sources) {
    std::vector<std::string> projects;
    std::vector<std::string> others;
    for (const std::string& source : sources) {
        (source.ends_with(".toml") ? projects : others).push_back(source);
    }
    if (!projects.empty()) {
        // A project takes the place of what is open; the others come beside it.
        open_project(projects.front());
        m_waiting = std::move(others);
        for (std::size_t i = 1; i < projects.size(); ++i) {
            note(said("Opening {0}", {projects[i]}),
                 said("Only one project can be open at a time, and another one was named first."));
        }
        return;
    }
    for (const std::string& source : others) {
        open_source(source);
    }
}

void Workbench::note(Sentence title, Sentence text) {
    m_session.add_note(std::move(title), std::move(text));
    m_state.notes_open = true;
}

void Workbench::take_results() {
    for (JobError& error : m_jobs.poll()) {
        m_failures.push_back(error.message.english());
        note(std::move(error.title), std::move(error.message));
    }
    if (!m_jobs.running(m_project_job) && !m_state.moved) {
        for (const std::string& source : std::exchange(m_waiting, {})) {
            open_source(source);
        }
    }
    const auto ended = [this](JobId id) { return !m_jobs.running(id); };
    std::erase_if(m_reading, ended);
    std::erase_if(m_preparing, ended);
    start_deferred();
    drop_kept_maps(false);
    if (!m_jobs.running(m_coverage_job)) {
        // It waits for the map, and is as good as begun for whoever reads the panel.
        m_session.coverage_running = m_coverage_stale && m_session.of_role("plots") != nullptr &&
                                     m_session.of_role("districts") != nullptr;
    }
    if (!reading()) {
        choose_projection();
    }
    // The map comes first: nothing else takes its share of the processor.
    if (!reading_sources() && map_is_there()) {
        recompute_if_needed();
        measure_drawn_layers();
        prepare_rasters();
        sharpen_pictures();
    }
}

void Workbench::frame(Ui& ui, float width, float height, double now_s, double dt_s) {
    ++m_frame;
    m_state.now_s = now_s;
    ui.theme = &theme(m_state.theme);
    PanelWidths widths = m_state.widths;
    if (m_state.left_page == LeftPage::data) {
        widths.left = std::max(widths.left, widths.right);
    }
    ui.layout = arrange(width, height, ui.scale, widths, m_state.left_open, m_state.right_open);
    if (m_state.table.open) {
        make_room_for_table(ui.layout, ui.scale);
    }
    m_state.camera.width_px = std::max(1.0F, std::round(ui.layout.map.w * ui.density));
    m_state.camera.height_px = std::max(1.0F, std::round(ui.layout.map.h * ui.density));
    m_state.covered = covered_by(ui, m_state);
    take_results();
    move_camera(m_state, dt_s, ui.scale * ui.density);
    build_window(ui, m_session, m_state, m_jobs.status());
    if (m_session.project.places != m_state.bookmarks) {
        m_session.project.places = m_state.bookmarks;
    }
    const std::vector<Request> requests = std::exchange(m_state.requests, {});
    for (const Request& request : requests) {
        // The one catch of a user's action: a failure becomes a note.
        try {
            carry_out(request);
        } catch (const std::exception&) {
            note(said("This did not work"), sentence(std::current_exception()));
        }
    }
    see_work();
    keep_project();
}

void Workbench::carry_out(const Request& request) {
    std::visit(Overloaded{
                   [this](const OpenSources& r) { open(r.sources); },
                   [this](const CloseLayer& r) {
                       close_layer(r.layer);
                       close_raster(r.layer);
                   },
                   [this](const CloseAll&) { close_all(); },
                   [this](const SetRole& r) { set_role(r.layer, r.role); },
                   [this](const SetNameColumn& r) {
                       if (LoadedLayer* layer = m_session.find(r.layer)) {
                           layer->use_names(r.column);
                           adopt_roles();
                           prepare(r.layer);
                       }
                   },
                   [this](const Recompute& r) {
                       m_session.coverage_options = r.options;
                       m_coverage_stale = true;
                   },
                   [this](const CancelJob& r) { m_jobs.cancel(r.job); },
                   [this](const DismissNote& r) { m_session.dismiss_note(r.note); },
                   [this](const FitAll&) { fit_everything(true); },
                   [this](const FlyToFeature& r) { fly_to_feature(r.feature); },
                   [this](const FlyToDistrict& r) { fly_to_district(r.district); },
                   [this](const ListFolder& r) { list_folder(r.folder); },
                   [this](const FlyToPlace& r) { fly_to_place(r); },
                   [this](const Act& r) { act(r.action); },
                   [this](const MakeProject& r) { make_project(r); },
                   [this](const SaveProject& r) { save_project(r); },
                   [this](const EditDrawing& r) { edit_drawing(r); },
                   [this](const KeepScenarios& r) { m_session.project.scenarios = r.scenarios; },
                   [this](const AnswerUnsaved& r) { answer_unsaved(r.take_back); },
                   [this](const TellUser& r) { note(r.title, r.text); },
                   [this](const RunWork& r) { run(r); },
                   [this](const ShowResult& r) { show_result(r); },
                   [this](const ReadAgain& r) { read_again(r); },
                   [this](const ChooseStyle& r) { choose_style(r); },
                   [this](const LeaveOut& r) { leave_out(r.source); },
                   [this](const FindMoved& r) { find_moved(r); },
                   [this](const OpenWithGaps&) { open_with_gaps(); },
                   [this](const AnswerNetwork& r) { answer_network(r); },
               },
               request);
}

void Workbench::leave_context() {
    if (m_state.print) {
        m_state.print->texture.leave_context();
    }
}

bool Workbench::draw_map(const Ui& ui, int framebuffer_height_px) const {
    const MapScene scene(m_session, m_state, *ui.theme, ui.scale * ui.density);
    const Rect map = ui.layout.map;
    const int x = static_cast<int>(std::lround(map.x * ui.density));
    const int y = framebuffer_height_px - static_cast<int>(std::lround(map.y * ui.density)) -
                  static_cast<int>(m_state.camera.height_px);
    return m_renderer.draw(m_state.camera, x, y, ui.theme->ground, scene.items());
}

bool Workbench::reading_sources() const {
    return reading() || !m_preparing.empty();
}

bool Workbench::map_is_known() const {
    const auto& kept = m_session.kept_maps;
    return m_preparing.empty() &&
           std::ranges::all_of(m_reading,
                               [&](JobId job) {
                                   return std::ranges::find(kept, job, &KeptMap::reading) !=
                                          kept.end();
                               }) &&
           std::ranges::all_of(m_deferred, [&](const Deferred& reading) {
               return std::ranges::find(kept, reading.id, &KeptMap::id) != kept.end();
           });
}

bool Workbench::settled() const {
    return m_jobs.idle() && m_state.still() && m_state.requests.empty() && !m_coverage_stale &&
           !m_projection_stale && m_measure_next.empty() && m_deferred.empty() &&
           !rasters_waiting();
}

}  // namespace zamin::viewer
