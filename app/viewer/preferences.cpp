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
constexpr std::size_t most_recent = 8;
constexpr std::size_t most_hosts = 200;

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

float number(const nlohmann::json& json, const char* key, float otherwise, float least,
             float most) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number()) {
        return otherwise;
    }
    return std::clamp(found->get<float>(), least, most);
}

bool yes(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

std::vector<std::string> texts(const nlohmann::json& json, const char* key, std::size_t most) {
    std::vector<std::string> result;
    if (const auto found = json.find(key); found != json.end() && found->is_array()) {
        for (const nlohmann::json& entry : *found) {
            if (entry.is_string() && result.size() < most) {
                result.push_back(entry.get<std::string>());
            }
        }
    }
    return result;
}

}  // namespace

Preferences Preferences::of(const ViewState& state) {
    return {state.theme,     state.language,       state.text_size, state.widths,
            state.graticule, state.overview_shown, state.recent,    state.allowed_hosts};
}

void Preferences::put_into(ViewState& state) const {
    state.theme = theme;
    state.language = language;
    state.text_size = text_size;
    state.widths = widths;
    state.graticule = graticule;
    state.overview_shown = overview;
    state.recent = recent;
    state.allowed_hosts = allowed_hosts;
}

void remember_project(std::vector<std::string>& recent, const std::filesystem::path& file) {
    std::error_code failure;
    const std::string path = std::filesystem::absolute(file, failure).lexically_normal().string();
    std::erase(recent, path);
    recent.insert(recent.begin(), path);
    recent.resize(std::min(recent.size(), most_recent));
}

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
    for (const text::Language language : text::languages) {
        if (const auto found = json.find("language");
            found != json.end() && *found == text::code(language)) {
            preferences.language = language;
        }
    }
    preferences.text_size = number(json, "text_size", 1.0F, least_text_size, most_text_size);
    PanelWidths& widths = preferences.widths;
    widths.left = number(json, "left_width", widths.left, least_width, most_width);
    widths.right = number(json, "right_width", widths.right, least_width, most_width);
    preferences.graticule = yes(json, "graticule");
    preferences.overview = yes(json, "overview");
    preferences.recent = texts(json, "recent", most_recent);
    preferences.allowed_hosts = texts(json, "allowed_hosts", most_hosts);
    return preferences;
}

bool save_preferences(const Preferences& preferences, const std::filesystem::path& file) {
    const nlohmann::json json = {{"theme", preferences.theme == ThemeName::dark ? "dark" : "light"},
                                 {"language", text::code(preferences.language)},
                                 {"text_size", preferences.text_size},
                                 {"recent", preferences.recent},
                                 {"allowed_hosts", preferences.allowed_hosts},
                                 {"graticule", preferences.graticule},
                                 {"overview", preferences.overview},
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
