// The window without a window: ImGui, the workbench and a renderer that only remembers.
#pragma once

#include <chrono>
#include <string>
#include <thread>

#include "viewer/gui.hpp"
#include "viewer/render/recording_renderer.hpp"
#include "viewer/workbench.hpp"

namespace zamin::test {

class Stage {
  public:
    explicit Stage(float width = 1280.0F, float height = 720.0F, float scale = 1.0F)
        : gui(scale, 1.0F), bench(renderer), m_width(width), m_height(height) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {width, height};
        move_mouse(-1000.0F, -1000.0F);
    }

    void frame() {
        gui.set_theme(bench.state().theme);
        gui.set_language(bench.state().language);
        ImGui::GetIO().DeltaTime = 1.0F / 30.0F;
        ImGui::NewFrame();
        m_now_s += 1.0 / 30.0;
        bench.frame(gui.ui(), m_width, m_height, m_now_s, 1.0 / 30.0);
        ImGui::Render();
        bench.draw_map(gui.ui(), static_cast<int>(m_height));
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) {
            frame();
        }
    }
    // Frames until all jobs are done and nothing moves.
    void settle() {
        for (int still = 0; still < 4;) {
            frame();
            still = bench.settled() ? still + 1 : 0;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    void move_mouse(float x, float y) { ImGui::GetIO().MousePos = {x, y}; }
    void press(bool down) { ImGui::GetIO().MouseDown[0] = down; }
    void click(float x, float y) {
        move_mouse(x, y);
        frames(2);
        press(true);
        frame();
        press(false);
        frames(2);
    }
    // Where a map point is in the window.
    ImVec2 on_screen(Coord map_m) {
        const viewer::ScreenPoint p = bench.state().camera.to_screen(map_m);
        const viewer::Rect map = gui.ui().layout.map;
        return {map.x + static_cast<float>(p.x), map.y + static_cast<float>(p.y)};
    }
    // Corners of triangles drawn by the last frame; more than a handful means that it shows
    // something.
    int drawn_vertices() const { return ImGui::GetDrawData()->TotalVtxCount; }

    viewer::RecordingRenderer renderer;
    viewer::Gui gui;
    viewer::Workbench bench;

  private:
    float m_width;
    float m_height;
    double m_now_s = 0.0;
};

}  // namespace zamin::test
