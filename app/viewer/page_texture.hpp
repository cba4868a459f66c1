// A printed page as a picture for ImGui.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <string>

namespace zamin::viewer {

// The page's dots as print::PageFile::pixels gives them.
struct PagePicture {
    std::uint64_t id = 0;  // another for every picture
    int width = 0;
    int height = 0;
    std::string pixels;
};

// On the graphics card for as long as it lives, where ImGui draws with OpenGL.
class PageTexture {
  public:
    PageTexture() = default;
    ~PageTexture();
    PageTexture(const PageTexture&) = delete;
    PageTexture& operator=(const PageTexture&) = delete;

    // Uploads the picture unless it is there already; null where there is nothing to draw with.
    ImTextureID show(const PagePicture& picture);
    // The context goes, and is current for the last time: the next show uploads anew.
    void leave_context();

  private:
    unsigned m_texture = 0;
    std::uint64_t m_id = 0;
};

}  // namespace zamin::viewer
