#include <imgui_impl_opengl3.h>

#include <chrono>
#include <thread>

#include "core/error.hpp"
#include "viewer/gui.hpp"
#include "viewer/offscreen.hpp"
#include "viewer/open_options.hpp"
#include "viewer/png.hpp"
#include "viewer/workbench.hpp"
#include "viewer/zoom_to.hpp"

namespace zamin::viewer {

namespace {

constexpr double frame_s = 1.0 / 30.0;
constexpr int settling_frames = 4;  // ImGui places some things by the frame before

// ImGui's OpenGL part for as long as it lives.
struct GuiBackend {
    GuiBackend() {
        if (!ImGui_ImplOpenGL3_Init("#version 330 core")) {
            throw Error("The window's drawing could not be set up: OpenGL 3.3 is missing.");
        }
    }
    ~GuiBackend() { ImGui_ImplOpenGL3_Shutdown(); }
    GuiBackend(const GuiBackend&) = delete;
    GuiBackend& operator=(const GuiBackend&) = delete;
};

class Studio {
  public:
    explicit Studio(const OpenOptions& options)
        : m_options(options),
          m_offscreen(options.width_px, options.height_px),
          m_gui(options.scale, 1.0F),
          m_renderer(make_gl_renderer()),
          m_bench(*m_renderer) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {static_cast<float>(options.width_px),
                          static_cast<float>(options.height_px)};
        io.DisplayFramebufferScale = {1.0F, 1.0F};
        m_bench.state().theme = options.theme.value_or(ThemeName::light);
        m_bench.state().language = options.language.value_or(text::Language::english);
        m_bench.state().right_open =
            static_cast<float>(options.width_px) >= narrow_below * options.scale;
        m_bench.state().left_open = m_bench.state().right_open;
        for (const std::string& complaint : m_gui.complaints()) {
            m_bench.note(said("Type"), as_it_is(complaint));
        }
    }

    Picture take() {
        if (!m_options.panel.empty()) {
            show_panel(m_bench.state(), m_options.panel);
        }
        m_bench.open(m_options.sources);
        settle();
        if (!m_bench.failures().empty()) {
            throw Error(m_bench.failures().front());
        }
        if (!m_options.zoom_to.empty()) {
            const ZoomPlace place = zoom_place(m_bench.session(), m_options.zoom_to);
            if (place.feature) {
                choose_feature(m_bench.state(), m_bench.session(), *place.feature);
            }
            frame();  // knows then what the card covers
            m_bench.state().camera = fitted(m_bench.state(), place.box_m, 40.0 * m_options.scale);
            m_bench.state().camera_used = true;
        }
        for (int i = 0; i < settling_frames; ++i) {
            frame();
        }
        settle();
        draw();
        return m_offscreen.read();
    }

  private:
    void frame() {
        m_gui.set_theme(m_bench.state().theme);
        m_gui.set_language(m_bench.state().language);
        ImGui::GetIO().DeltaTime = static_cast<float>(frame_s);
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        m_now_s += frame_s;
        m_bench.frame(m_gui.ui(), static_cast<float>(m_options.width_px),
                      static_cast<float>(m_options.height_px), m_now_s, frame_s);
        ImGui::Render();
    }

    // Frames until nothing changes by itself any more.
    void settle() {
        int still = 0;
        while (still < settling_frames) {
            frame();
            still = m_bench.settled() ? still + 1 : 0;
            if (!m_bench.jobs_idle()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        }
    }

    void draw() {
        m_bench.draw_map(m_gui.ui(), m_options.height_px);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }

    OpenOptions m_options;
    Offscreen m_offscreen;
    Gui m_gui;
    GuiBackend m_backend;
    std::unique_ptr<MapRenderer> m_renderer;
    Workbench m_bench;
    double m_now_s = 0.0;
};

}  // namespace

void write_screenshot(const OpenOptions& options) {
    Studio studio(options);
    write_png(studio.take(), options.screenshot);
}

}  // namespace zamin::viewer
