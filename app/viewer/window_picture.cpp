#include "viewer/window_picture.hpp"

#include <epoxy/gl.h>
#include <imgui_impl_opengl3.h>

#include <string_view>
#include <utility>

namespace zamin::viewer {

namespace {

std::vector<const ImDrawList*> lists_of(const ImDrawData& data) {
    std::vector<const ImDrawList*> lists;
    for (int i = 0; i < data.CmdListsCount; ++i) {
        lists.push_back(data.CmdLists[i]);
    }
    return lists;
}

// The data with only these of its lists.
void draw_some(const ImDrawData& data, const std::vector<int>& chosen) {
    std::vector<ImDrawList*> lists;
    ImDrawData some = data;
    some.TotalVtxCount = 0;
    some.TotalIdxCount = 0;
    for (const int i : chosen) {
        lists.push_back(data.CmdLists[i]);
        some.TotalVtxCount += lists.back()->VtxBuffer.Size;
        some.TotalIdxCount += lists.back()->IdxBuffer.Size;
    }
    some.CmdListsCount = static_cast<int>(lists.size());
#if IMGUI_VERSION_NUM < 18973
    some.CmdLists = lists.data();
#else
    some.CmdLists.clear();
    for (ImDrawList* list : lists) {
        some.CmdLists.push_back(list);
    }
#endif
    ImGui_ImplOpenGL3_RenderDrawData(&some);
}

}  // namespace

WindowPicture::WindowPicture() {
    // Mesa's software renderers copy the finished picture to the screen and keep it; hardware
    // exchanges buffers, and is quick enough to draw everything.
    const auto* const name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name == nullptr ? "" : name;
    m_keeps = renderer.find("llvmpipe") != std::string_view::npos ||
              renderer.find("softpipe") != std::string_view::npos;
}

void WindowPicture::forget() {
    m_kept.forget();
    m_anew = true;
}

void WindowPicture::show(ImDrawData& data, const Rect& map, int width_px, int height_px,
                         Colour behind, const std::function<void()>& draw_map) {
    if (!m_keeps || m_width_px != width_px || m_height_px != height_px || m_map != map) {
        m_width_px = width_px;
        m_height_px = height_px;
        m_map = map;
        forget();
    }
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, width_px, height_px);
    if (std::exchange(m_anew, false)) {
        glDisable(GL_SCISSOR_TEST);
        glClearColor(behind.r, behind.g, behind.b, 1.0F);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    draw_map();
    draw_some(data, m_kept.to_draw(lists_of(data), map));
}

}  // namespace zamin::viewer
