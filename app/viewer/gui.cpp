#include "viewer/gui.hpp"

namespace zamin::viewer {

Gui::Gui(float scale, float density) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    m_ui.theme = &theme(ThemeName::light);
    m_ui.words = &m_words;
    m_ui.scale = scale;
    m_ui.density = density;
    load();
}

Gui::~Gui() {
    ImGui::DestroyContext();
}

bool Gui::set_scale(float scale, float density) {
    if (scale == m_ui.scale && density == m_ui.density) {
        return false;
    }
    m_ui.scale = scale;
    m_ui.density = density;
    load();
    return true;
}

void Gui::set_theme(ThemeName name) {
    if (m_ui.theme->name != name) {
        m_ui.theme = &theme(name);
        apply_style(*m_ui.theme, m_ui.scale);
    }
}

void Gui::set_language(text::Language language) {
    if (m_words.language() != language) {
        m_words = text::Catalogue(language);
    }
}

void Gui::load() {
    ImGuiIO& io = ImGui::GetIO();
    m_complaints.clear();
    m_ui.fonts = load_fonts(*io.Fonts, m_ui.scale, m_ui.density, m_complaints);
    io.FontDefault = m_ui.fonts.body.font;
    io.FontGlobalScale = 1.0F / m_ui.density;
    apply_style(*m_ui.theme, m_ui.scale);
}

}  // namespace zamin::viewer
