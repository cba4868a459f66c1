// An ImGui context with our type and style: for the window, for pictures and for tests alike.
#pragma once

#include <string>
#include <vector>

#include "viewer/ui.hpp"

namespace zamin::viewer {

class Gui {
  public:
    // Loads the fonts for a screen of `scale` whose framebuffer has `density` pixels an ImGui unit.
    Gui(float scale, float density);
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;

    Ui& ui() { return m_ui; }
    // What is wrong with the fonts, for notes; empty = nothing.
    const std::vector<std::string>& complaints() const { return m_complaints; }

    // Follows the window to another screen; true if the fonts were loaded anew, and the backend's
    // texture has to be made again. Not between NewFrame and Render.
    bool set_scale(float scale, float density);
    // Not between NewFrame and Render.
    void set_theme(ThemeName name);
    // What follows is written in this language.
    void set_language(text::Language language);

  private:
    void load();

    Ui m_ui;
    text::Catalogue m_words;
    std::vector<std::string> m_complaints;
};

}  // namespace zamin::viewer
