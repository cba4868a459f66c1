#include "viewer/window_picture.hpp"

#include <epoxy/gl.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
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

ImVec4 shared(const ImVec4& a, const ImVec4& b) {
    return {std::max(a.x, b.x), std::max(a.y, b.y), std::min(a.z, b.z), std::min(a.w, b.w)};
}

// The data with one of its lists alone, inside a clip.
void draw_part(const ImDrawData& data, const KeptLists::Part& part) {
    ImDrawList* list = data.CmdLists[part.list];
    std::vector<ImVec4> clips;
    for (ImDrawCmd& command : list->CmdBuffer) {
        clips.push_back(command.ClipRect);
        command.ClipRect = shared(command.ClipRect, part.clip);
    }
    ImDrawData some = data;
    some.TotalVtxCount = list->VtxBuffer.Size;
    some.TotalIdxCount = list->IdxBuffer.Size;
    some.CmdListsCount = 1;
#if IMGUI_VERSION_NUM < 18973
    some.CmdLists = &list;
#else
    some.CmdLists.clear();
    some.CmdLists.push_back(list);
#endif
    ImGui_ImplOpenGL3_RenderDrawData(&some);
    // The list may have other parts.
    for (std::size_t i = 0; i < clips.size(); ++i) {
        list->CmdBuffer[static_cast<int>(i)].ClipRect = clips[i];
    }
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
    for (const KeptLists::Part& part : m_kept.to_draw(lists_of(data), map)) {
        draw_part(data, part);
    }
}

}  // namespace zamin::viewer
