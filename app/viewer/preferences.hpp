// What the window remembers from one day to the next: theme, language, size of text, the panels'
// widths, what lies over the map, the projects that were opened.
#pragma once

#include <filesystem>

#include "viewer/view_state.hpp"

namespace zamin::viewer {

struct Preferences {
    ThemeName theme = ThemeName::light;
    text::Language language = text::Language::english;
    float text_size = 1.0F;
    PanelWidths widths;
    bool graticule = false;
    bool overview = false;
    std::vector<std::string> recent;  // project files, the newest first
    // Hosts that the user said yes to (io/network.hpp). Of this machine: a project cannot bring
    // them.
    std::vector<std::string> allowed_hosts;

    static Preferences of(const ViewState& state);
    void put_into(ViewState& state) const;
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

// zamin/window.json in the user's folder for settings; empty where there is none.
std::filesystem::path preferences_file();

// Puts a project in front of the list; the list stays short.
void remember_project(std::vector<std::string>& recent, const std::filesystem::path& file);

// A missing or broken file, and values out of range, give the defaults: nobody is kept from work by
// a bad preference.
Preferences load_preferences(const std::filesystem::path& file);
// Written beside and renamed. False if it could not be written; nothing else depends on it.
bool save_preferences(const Preferences& preferences, const std::filesystem::path& file);

}  // namespace zamin::viewer
