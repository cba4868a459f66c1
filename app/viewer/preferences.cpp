#include "viewer/preferences.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "io/atomic_file.hpp"

namespace zamin::viewer {

namespace {

constexpr float least_width = 160.0F;
constexpr float most_width = 800.0F;

std::filesystem::path from_environment(const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? std::filesystem::path() : std::filesystem::path(value);
}

std::filesystem::path settings_folder() {
    for (const char* variable : {"XDG_CONFIG_HOME", "APPDATA"}) {
        if (const auto folder = from_environment(variable); !folder.empty()) {
            return folder;
        }
    }
    const auto home = from_environment("HOME");
    return home.empty() ? home : home / ".config";
}

float width(const nlohmann::json& json, const char* key, float otherwise) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number()) {
        return otherwise;
    }
    return std::clamp(found->get<float>(), least_width, most_width);
}

}  // namespace

std::filesystem::path preferences_file() {
    const auto folder = settings_folder();
    return folder.empty() ? folder : folder / "zamin" / "window.json";
}

Preferences load_preferences(const std::filesystem::path& file) {
    Preferences preferences;
    std::ifstream in(file);
    const nlohmann::json json = nlohmann::json::parse(in, nullptr, false);
    if (!json.is_object()) {
        return preferences;
    }
    if (const auto found = json.find("theme"); found != json.end() && *found == "dark") {
        preferences.theme = ThemeName::dark;
    }
    preferences.widths.left = width(json, "left_width", preferences.widths.left);
    preferences.widths.right = width(json, "right_width", preferences.widths.right);
    return preferences;
}

bool save_preferences(const Preferences& preferences, const std::filesystem::path& file) {
    const nlohmann::json json = {{"theme", preferences.theme == ThemeName::dark ? "dark" : "light"},
                                 {"left_width", preferences.widths.left},
                                 {"right_width", preferences.widths.right}};
    if (file.empty()) {
        return false;
    }
    try {
        std::filesystem::create_directories(file.parent_path());
        io::write_file(file, json.dump(2) + "\n");
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace zamin::viewer
