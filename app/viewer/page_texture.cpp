#include "viewer/page_texture.hpp"

#include <epoxy/gl.h>

namespace zamin::viewer {

PageTexture::~PageTexture() {
    leave_context();
}

void PageTexture::leave_context() {
    if (m_texture != 0) {
        glDeleteTextures(1, &m_texture);
    }
    m_texture = 0;
}

ImTextureID PageTexture::show(const PagePicture& picture) {
    // ImGui's OpenGL part is there exactly where a context is current.
    if (ImGui::GetIO().BackendRendererUserData == nullptr) {
        return nullptr;
    }
    if (m_texture == 0 || m_id != picture.id) {
        GLint before = 0;
        glGetIntegerv(GL_TEXTURE_BINDING_2D, &before);
        if (m_texture == 0) {
            glGenTextures(1, &m_texture);
        }
        glBindTexture(GL_TEXTURE_2D, m_texture);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        // Without alpha: the fourth byte is nothing.
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, picture.width, picture.height, 0, GL_BGRA,
                     GL_UNSIGNED_BYTE, picture.pixels.data());
        glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(before));
        m_id = picture.id;
    }
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(m_texture));
}

}  // namespace zamin::viewer
