#include <epoxy/gl.h>
// After the OpenGL header, so that it brings none of its own.
#include <GLFW/glfw3.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/memory.hpp"
#include "io/network.hpp"
#include "viewer/glfw_window.hpp"
#include "viewer/gui.hpp"
#include "viewer/map_index.hpp"
#include "viewer/open_options.hpp"
#include "viewer/preferences.hpp"
#include "viewer/survey_flight.hpp"
#include "viewer/window_input.hpp"
#include "viewer/window_picture.hpp"
#include "viewer/workbench.hpp"
#include "viewer/zoom_to.hpp"

namespace zamin::viewer {

namespace {

constexpr double longest_step_s = 0.05;
// A frame of 16 ms, of which drawing new parts of the map gets what the rest leaves.
constexpr double frame_ms = 15.0;
constexpr double least_map_ms = 3.0;
constexpr double most_map_ms = 10.0;
constexpr double idle_s = 3.0;
constexpr int least_screen_mm = 150;
constexpr int most_screen_mm = 800;
constexpr float fine_px_per_inch = 150.0F;
constexpr float usual_px_per_inch = 110.0F;
constexpr double survey_metres_per_px = 0.3;  // of a plot, in the flight of --flight

// ImGui's parts for GLFW and OpenGL for as long as it lives.
struct GuiBackend {
    explicit GuiBackend(GLFWwindow* window) {
        ImGui_ImplGlfw_InitForOpenGL(window, true);
        ImGui_ImplOpenGL3_Init("#version 330 core");
    }
    ~GuiBackend() {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    GuiBackend(const GuiBackend&) = delete;
    GuiBackend& operator=(const GuiBackend&) = delete;
};

struct ScreenScale {
    float scale = 1.0F;    // ImGui units of a length that is 1 px at 96 dpi
    float density = 1.0F;  // framebuffer pixels an ImGui unit
};

// By the screen's own size in millimetres, for desktops that say nothing about fine screens; 1
// where it is not fine, or says nothing likely (projectors, televisions).
float scale_of_fine_screen() {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (mode == nullptr) {
        return 1.0F;
    }
    int width_mm = 0;
    int height_mm = 0;
    glfwGetMonitorPhysicalSize(monitor, &width_mm, &height_mm);
    if (width_mm < least_screen_mm || width_mm > most_screen_mm) {
        return 1.0F;
    }
    const float px_per_inch =
        static_cast<float>(mode->width) * 25.4F / static_cast<float>(width_mm);
    return px_per_inch < fine_px_per_inch
               ? 1.0F
               : std::round(px_per_inch / usual_px_per_inch * 4.0F) / 4.0F;
}

// Where the window system counts in framebuffer pixels (X11, Windows) the screen's scale goes into
// ImGui units; where it counts in points (macOS, Wayland) into the density.
ScreenScale screen_scale(GLFWwindow* window) {
    float content = 1.0F;
    float content_y = 1.0F;
    glfwGetWindowContentScale(window, &content, &content_y);
    int width = 0;
    int height = 0;
    int framebuffer = 0;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &framebuffer, &height);
    ScreenScale result;
    result.density = width > 0 && framebuffer > 0
                         ? static_cast<float>(framebuffer) / static_cast<float>(width)
                         : 1.0F;
    const float asked = content / result.density;
    result.scale = std::clamp(
        asked == 1.0F && result.density == 1.0F ? scale_of_fine_screen() : asked, 0.75F, 4.0F);
    return result;
}

// Sleeps until something happens, unless something is moving. Jobs wake the window when they are
// done, and what paints the map when it is whole; meanwhile it looks now and then how far they are,
// seldom enough to leave them the processor.
void wait_for_events(const Workbench& bench, bool map_finished, Desk& desk) {
    const ViewState& state = bench.state();
    if (desk.frames_due > 0 || !state.still() || !state.requests.empty()) {
        desk.frames_due = std::max(0, desk.frames_due - 1);
        glfwPollEvents();
    } else if (!map_finished) {
        glfwWaitEventsTimeout(0.05);
    } else {
        glfwWaitEventsTimeout(bench.settled() ? 0.5 : 0.2);
    }
}

class Window {
  public:
    explicit Window(const OpenOptions& options)
        : m_options(options),
          m_renderer(make_gl_renderer([] { glfwPostEmptyEvent(); })),
          m_bench(*m_renderer, [] { glfwPostEmptyEvent(); }) {
        m_desk.bench = &m_bench;
        m_bench.keep_work();
        m_bench.keep_maps(least_rows_kept);
        m_remembered = load_preferences(preferences_file());
        m_remembered.put_into(m_bench.state());
        std::ranges::for_each(m_remembered.allowed_hosts, io::allow_host);
        m_bench.state().theme = options.theme.value_or(m_remembered.theme);
        m_bench.state().language = options.language.value_or(m_remembered.language);
        // Files are read while the graphics driver is loaded and the letters are drawn.
        m_bench.open(m_options.sources);
        m_window = make_window(options.width_px, options.height_px);
        watch_context();
        const ScreenScale screen = screen_scale(m_window.get());
        m_gui = std::make_unique<Gui>(screen.scale, screen.density);
        connect();
        int width = 0;
        int height = 0;
        glfwGetWindowSize(m_window.get(), &width, &height);
        const bool wide = static_cast<float>(width) >= narrow_below * m_gui->ui().scale;
        m_bench.state().left_open = wide;
        m_bench.state().right_open = wide;
        for (const std::string& complaint : m_gui->complaints()) {
            m_bench.note(said("Type"), as_it_is(complaint));
        }
        if (!m_options.panel.empty()) {
            show_panel(m_bench.state(), m_options.panel);
        }
    }

    void run() {
        if (m_options.flight_s > 0.0) {
            fly_survey();
            return;
        }
        while (glfwWindowShouldClose(m_window.get()) == GLFW_FALSE && !m_bench.wants_quit()) {
            wait_for_events(m_bench, m_map_finished, m_desk);
            give_back_when_idle();
            frame();
        }
        const Preferences now = Preferences::of(m_bench.state());
        if (now != m_remembered) {
            save_preferences(now, preferences_file());
        }
    }

  private:
    // What is known of the context that is current now.
    void watch_context() {
        m_resets.emplace();
        m_picture.emplace();
    }

    void connect() {
        set_callbacks(m_window.get(), m_desk);
        m_backend = std::make_unique<GuiBackend>(m_window.get());
    }

    // The graphics driver was reset: nothing that lay in its memory is left. A window like the lost
    // one takes its place; data, view and what is being edited are not the driver's.
    void renew() {
        m_bench.leave_context();
        m_renderer->leave_context();
        m_backend.reset();
        m_window = make_window_like(std::move(m_window));
        connect();
        watch_context();
        m_title.clear();
        m_desk.frames_due = frames_after_event;
        m_bench.note(said("Graphics"),
                     said("The graphics driver was reset. The map was drawn again; "
                          "nothing is lost."));
    }

    // Until the map is there and nothing works in the background, then over it and back.
    void fly_survey() {
        FrameTimes times;
        while (!m_map_finished || m_bench.session().box_m().empty() || !m_bench.settled()) {
            wait_for_events(m_bench, m_map_finished, m_desk);
            frame();
            const bool map_there =
                m_map_finished && m_bench.map_is_known() && !m_bench.session().box_m().empty();
            if (times.first_map_frame_s == 0.0 && map_there) {
                times.first_map_frame_s = glfwGetTime();
            }
            if (m_bench.jobs_idle() && m_bench.session().box_m().empty()) {
                throw error("There is nothing on the map to fly over: {}",
                            m_bench.failures().empty() ? "no layer has shapes"
                                                       : m_bench.failures().front());
            }
        }
        const MapView whole = m_bench.state().camera;
        const Coord goal_m = survey_goal_m(m_bench.session());
        times.crs_wkt = m_bench.session().map_crs.wkt();
        for (int part = 0; part < survey_parts; ++part) {
            const double middle = (part + 0.5) / survey_parts;
            times.views.push_back({survey_view(whole, goal_m, survey_metres_per_px, middle), {}});
        }
        const double begin_s = glfwGetTime();
        for (double now_s = begin_s; now_s - begin_s < m_options.flight_s; now_s = glfwGetTime()) {
            const double share = (now_s - begin_s) / m_options.flight_s;
            m_bench.state().camera = survey_view(whole, goal_m, survey_metres_per_px, share);
            glfwPollEvents();
            frame();
            glFinish();
            times.frames_ms.push_back((glfwGetTime() - now_s) * 1000.0);
            const auto part = static_cast<std::size_t>(share * survey_parts);
            times.views[part].frames_ms.push_back(times.frames_ms.back());
        }
        times.peak_rss_mb = peak_memory_mb();
        std::printf("%s\n", as_json(times).c_str());
    }

    // What jobs have used, once they are done and nobody touches anything.
    void give_back_when_idle() {
        const double now_s = glfwGetTime();
        if (!m_bench.settled()) {
            m_used_since = true;
        }
        if (!m_bench.settled() || m_desk.frames_due > 0) {
            m_busy_s = now_s;
        } else if (m_used_since && now_s - m_busy_s > idle_s) {
            give_back_freed_memory();
            m_used_since = false;
        }
    }

    void follow_screen() {
        const ScreenScale screen = screen_scale(m_window.get());
        if (m_gui->set_scale(screen.scale * m_bench.state().text_size, screen.density)) {
            ImGui_ImplOpenGL3_DestroyDeviceObjects();
            m_picture->forget();
        }
        m_gui->set_theme(m_bench.state().theme);
        m_gui->set_language(m_bench.state().language);
    }

    void frame() {
        int width_px = 0;
        int height_px = 0;
        glfwGetFramebufferSize(m_window.get(), &width_px, &height_px);
        if (width_px == 0 || height_px == 0) {
            return;
        }
        const double begin_s = glfwGetTime();
        follow_screen();
        take_arrow_keys(m_window.get(), m_bench.state());
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        show_short_presses(m_desk);
        ImGui::NewFrame();
        const double now_s = glfwGetTime();
        const double dt_s = std::min(now_s - m_last_s, longest_step_s);
        m_last_s = now_s;
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        m_bench.frame(m_gui->ui(), size.x, size.y, now_s, dt_s);
        zoom_once_settled();
        ImGui::Render();
        end_short_presses(m_window.get(), m_desk);
        if (std::exchange(m_desk.content_lost, false)) {
            m_picture->forget();
        }
        m_picture->show(*ImGui::GetDrawData(), m_gui->ui().layout.map, width_px, height_px,
                        m_gui->ui().theme->panel, [&] { draw_map(height_px); });
        glfwSwapBuffers(m_window.get());
        if (m_resets->context_is_lost()) {
            renew();
        }
        m_other_ms = (glfwGetTime() - begin_s) * 1000.0 - m_map_ms;
        set_title();
    }

    void draw_map(int height_px) {
        m_renderer->set_frame_budget_ms(
            std::clamp(frame_ms - m_other_ms, least_map_ms, most_map_ms));
        const double begin_s = glfwGetTime();
        m_map_finished = m_bench.draw_map(m_gui->ui(), height_px);
        m_map_ms = (glfwGetTime() - begin_s) * 1000.0;
    }

    void zoom_once_settled() {
        if (m_options.zoom_to.empty() || !m_bench.settled()) {
            return;
        }
        try {
            const ZoomPlace place = zoom_place(m_bench.session(), m_options.zoom_to);
            fly_to(m_bench.state(), place.box_m, 40.0);
            if (place.feature) {
                choose_feature(m_bench.state(), m_bench.session(), *place.feature);
            }
            m_bench.state().camera_used = true;
        } catch (const Error& e) {
            m_bench.note(said("Going to {0}", {m_options.zoom_to}), as_it_is(e.what()));
        }
        m_options.zoom_to.clear();
    }

    void set_title() {
        const std::string project = m_bench.session().title();
        const char* const star = m_bench.session().unsaved() ? " *" : "";
        std::string title = project.empty() ? "Zamin" : project + star + " \xE2\x80\x93 Zamin";
        if (title != m_title) {
            m_title = std::move(title);
            glfwSetWindowTitle(m_window.get(), m_title.c_str());
        }
    }

    OpenOptions m_options;
    GlfwSystem m_system;
    GlfwWindow m_window;
    std::optional<ResetWatch> m_resets;
    std::unique_ptr<MapRenderer> m_renderer;
    Workbench m_bench;
    std::unique_ptr<Gui> m_gui;
    std::optional<WindowPicture> m_picture;
    Desk m_desk;
    Preferences m_remembered;
    std::unique_ptr<GuiBackend> m_backend;
    std::string m_title = "Zamin";
    double m_last_s = 0.0;
    double m_map_ms = 0.0;  // of the last frame: drawing the map, and everything else
    double m_other_ms = 0.0;
    bool m_map_finished = true;
    double m_busy_s = 0.0;      // when it was seen at work last
    bool m_used_since = false;  // by jobs, after memory was given back
};

}  // namespace

void run_window(const OpenOptions& options) {
    Window window(options);
    window.run();
}

}  // namespace zamin::viewer
