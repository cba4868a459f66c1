// The window's memory and hands: holds data and view state, carries out what panels ask for, runs
// the jobs. It knows no window system: the window, a screenshot and a test drive it alike.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "project/moved_files.hpp"
#include "viewer/history.hpp"
#include "viewer/jobs.hpp"
#include "viewer/loading.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/session.hpp"
#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"
#include "viewer/work_keeper.hpp"

namespace zamin::viewer {

class Workbench {
  public:
    // The renderer must outlive it. `wake` is called from the jobs' threads when a new frame is
    // needed; it may be empty.
    explicit Workbench(MapRenderer& renderer, std::function<void()> wake = {});
    ~Workbench();
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    const Session& session() const { return m_session; }
    ViewState& state() { return m_state; }
    const ViewState& state() const { return m_state; }

    // Starts to open projects and sources; what cannot be opened becomes a note.
    void open(const std::vector<std::string>& sources);
    void act(Action action);
    // From now on projects are held for this window alone and what is not saved of them is kept
    // beside them. What is left of a project that had no file is offered.
    void keep_work();
    // From now on the maps of layers with so many rows are kept beside their files, and shown from
    // there while the rows are read.
    void keep_maps(std::size_t least_rows) { m_least_rows_kept = least_rows; }
    void note(Sentence title, Sentence text);

    // One frame of the window: takes in the jobs' results, moves the camera, builds the panels and
    // carries out what they asked for. Call between ImGui::NewFrame and ImGui::Render; `width` and
    // `height` are the window's in ImGui units, `ui` has theme, fonts and scale.
    void frame(Ui& ui, float width, float height, double now_s, double dt_s);
    // The map of this frame, into a framebuffer of the given height. False when the renderer's time
    // was too short and the next frame has more of it to draw.
    bool draw_map(const Ui& ui, int framebuffer_height_px) const;
    // The OpenGL context goes, and is current for the last time: what panels hold in it is given
    // up. The renderer is told by whoever made it.
    void leave_context();

    // Sources are being read, or what was read is on its way to the map.
    bool reading_sources() const;
    // All of the map is there or being painted, from what was read or from what was kept of it.
    bool map_is_known() const;
    bool jobs_idle() const { return m_jobs.idle(); }
    // Nothing will change by itself: no job, no movement, no request.
    bool settled() const;
    // Sentences of the jobs that failed since the start, dismissed or not.
    const std::vector<std::string>& failures() const { return m_failures; }
    bool wants_quit() const { return m_quit && !m_jobs.running(m_save_job); }

  private:
    void carry_out(const Request& request);
    void take_results();

    // What keys and commands do (workbench_actions.cpp).
    void act_on_window(Action action);
    void run(const RunWork& request);
    void add_bookmark();

    // Projects (workbench_project.cpp).
    void make_project(const MakeProject& request);
    void save_project(const SaveProject& request);
    void finish_saving(const project::Project& project, const project::Drawings& drawings,
                       std::size_t records);
    void show_result(const ShowResult& request);

    // What is not saved yet (workbench_work.cpp).
    void edit_drawing(const EditDrawing& request);
    void keep_drawn(const project::DrawingChange& change);
    void see_work();
    void keep_trial(const WorkState& now);
    void take_trial(const project::Trial& trial);
    void undo_or_redo(Action action);
    void undo_or_redo_drawing(Action action);
    void delete_chosen();
    void hold_nameless();
    void keep(std::string_view record);
    void keep_project();
    void take_hold();
    void let_go();
    void answer_unsaved(bool take_back);

    // Projects whose files lie elsewhere now (workbench_moved.cpp).
    void ask_for_files(project::ProjectWithGaps loaded);
    void find_moved(const FindMoved& request);
    void open_with_gaps();

    // Opening (workbench_open.cpp).
    // With gaps: what is missing is not asked for.
    void open_project(const std::string& file, bool with_gaps = false);
    // Sources that are missing are not read.
    void show_project(const project::Project& project, project::Drawings drawings,
                      const std::vector<project::MissingFile>& missing = {});
    void open_source(const std::string& text);
    // At once, or when the map that was kept of it is on the screen.
    void read(project::ProjectSource source);
    JobId start_reading(project::ProjectSource source, LayerId id);
    void ask_for_crs(CrsQuestion question);
    // Of a job's failed reading: puts the question once the window's thread is there.
    Jobs::Finish ask_for_network(NetworkQuestion question);
    void answer_network(const AnswerNetwork& answer);
    void read_again(const ReadAgain& request);
    void leave_out(const io::SourceName& source);
    void add_layer(LoadedLayer layer);
    void close_layer(LayerId id);
    void close_all();
    void set_role(LayerId id, const std::string& role);
    void list_folder(const std::filesystem::path& folder);
    void read_crops(LayerId id);
    bool reading() const;

    // Map (workbench_map.cpp).
    void choose_projection();
    void set_projection(const Crs& crs);
    void prepare(LayerId id);
    void put_on_map(LayerId id, PreparedLayer prepared);
    void fit_everything(bool fly);
    void fly_to_feature(FeatureRef feature);
    void fly_to_district(const std::string& district);
    void fly_to_place(const FlyToPlace& place);
    void choose_style(const ChooseStyle& request);
    void show_classes(const LoadedLayer& layer);
    void measure_drawn_layers();
    void measure(LayerId id);
    bool map_is_there() const;

    // Maps kept beside their files (workbench_kept.cpp).
    // The job that shows the map, or finds that it cannot be used; nullopt where none is kept.
    std::optional<JobId> open_kept_map(const project::ProjectSource& source, LayerId id);
    void show_kept_map(KeptMap map, const std::string& crs_wkt,
                       std::span<const std::uint8_t> classes);
    void start_deferred();
    // The shapes that a layer has on the map already, if they are its own.
    const KeptMap* kept_map_of(const LoadedLayer& layer) const;
    void drop_kept_maps(bool all);
    void keep_map(LayerId id);

    // Rasters (workbench_rasters.cpp).
    void read_raster(const project::ProjectSource& source);
    void prepare_rasters();
    // Pictures are fetched again for what is seen, when they are coarser than the screen.
    void sharpen_pictures();
    void take_off_map(LoadedRaster& raster);
    bool rasters_waiting() const;
    void close_raster(LayerId id);

    // Coverage (workbench_coverage.cpp).
    void recompute_if_needed();
    void start_coverage();
    void adopt_roles();

    MapRenderer& m_renderer;
    Session m_session;
    ViewState m_state;
    std::set<JobId> m_reading;
    std::set<JobId> m_preparing;  // on their way to the map
    std::set<LayerId> m_measure_next;
    std::optional<std::size_t> m_least_rows_kept;  // empty = no maps are kept
    std::map<LayerId, std::shared_ptr<const MapShapes>> m_to_keep;
    // Sources that are read once the maps kept of them are on the screen: both at once would have
    // to share the processor.
    struct Deferred {
        project::ProjectSource source;
        LayerId id = 0;
        JobId kept_job = 0;
    };
    std::vector<Deferred> m_deferred;
    JobId m_sharpening = 0;
    LayerId m_sharpened = 0;            // the raster of that job, until it has ended well
    std::set<LayerId> m_rasters_begun;  // for the projection that the map has now
    std::uint64_t m_frame = 0;
    std::uint64_t m_put_at_frame = 0;  // the last layer on the map
    JobId m_project_job = 0;
    std::vector<std::string> m_waiting;  // sources to be opened once the project is there, or not
    JobId m_coverage_job = 0;
    bool m_coverage_stale = false;
    bool m_projection_stale = false;
    int m_generation = 0;  // grows when everything is closed: results of before are dropped
    bool m_quit = false;
    std::vector<std::string> m_failures;
    bool m_keep_work = false;
    std::unique_ptr<WorkKeeper> m_keeper;  // of the project that is open; null = nothing is kept
    JobId m_save_job = 0;
    History m_history;
    // The project as it was read, saved or kept last, and when that was looked at.
    std::string m_kept_text;
    std::string m_kept_trial;  // its record; empty = nothing is tried
    project::CatchmentSettings m_kept_catchments;
    double m_kept_at_s = 0.0;
    Jobs m_jobs;  // last, so that it ends first
};

}  // namespace zamin::viewer
