#include "viewer/actions.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>

namespace zamin::viewer {

namespace {

constexpr Chord plain(int key) {
    return {key, false, false};
}
constexpr Chord control(int key) {
    return {key, true, false};
}

using enum Action;
constexpr auto project = ActionGroup::project;
constexpr auto jobs = ActionGroup::jobs;
constexpr auto map = ActionGroup::map;
constexpr auto window = ActionGroup::window;

// clang-format off
constexpr std::array entries = {
    ActionEntry{open, project, "Open a project or layers", "Ctrl+O", control(GLFW_KEY_O)},
    ActionEntry{new_project, project, "New project in three steps", "Ctrl+N", control(GLFW_KEY_N)},
    ActionEntry{save, project, "Save the project", "Ctrl+S", control(GLFW_KEY_S)},
    ActionEntry{data, project, "What was found in the data", "F6", plain(GLFW_KEY_F6)},
    ActionEntry{close_all, project, "Close everything", "", {}},
    ActionEntry{quit, project, "Leave Zamin", "Ctrl+Q", control(GLFW_KEY_Q)},
    ActionEntry{task_coverage, jobs, "Coverage", "Ctrl+1", control(GLFW_KEY_1)},
    ActionEntry{task_centres, jobs, "Centres", "Ctrl+2", control(GLFW_KEY_2)},
    ActionEntry{task_access, jobs, "Land access", "Ctrl+3", control(GLFW_KEY_3)},
    ActionEntry{task_print, jobs, "Print", "Ctrl+4", control(GLFW_KEY_4)},
    ActionEntry{fit, map, "Show everything", "F or Home", plain(GLFW_KEY_HOME)},
    ActionEntry{zoom_in, map, "Nearer", "+", {}},
    ActionEntry{zoom_out, map, "Further", "\xE2\x80\x93", {}},
    ActionEntry{palette, window, "Search places, do anything", "Ctrl+K", control(GLFW_KEY_K)},
    ActionEntry{help, window, "Help", "F1 or ?", plain(GLFW_KEY_F1)},
    ActionEntry{close, window, "Close what lies on top", "Esc", plain(GLFW_KEY_ESCAPE)},
    ActionEntry{left_panel, window, "Layers: show or fold away", "F9", plain(GLFW_KEY_F9)},
    ActionEntry{right_panel, window, "Right panel: show or fold away", "F10", plain(GLFW_KEY_F10)},
    ActionEntry{theme, window, "Light or dark", "F8", plain(GLFW_KEY_F8)},
    ActionEntry{language, window, "Next language", "F7", plain(GLFW_KEY_F7)},
    ActionEntry{text_larger, window, "Larger text", "Ctrl++", control(GLFW_KEY_EQUAL)},
    ActionEntry{text_smaller, window, "Smaller text", "Ctrl+\xE2\x80\x93", control(GLFW_KEY_MINUS)},
    ActionEntry{text_normal, window, "Text in its usual size", "Ctrl+0", control(GLFW_KEY_0)},
    ActionEntry{dismiss_notes, window, "Dismiss all notes", "", {}},
};
// clang-format on

// Letters, digits and signs: what would be written into a field.
bool writes(int key) {
    return key >= GLFW_KEY_SPACE && key <= GLFW_KEY_GRAVE_ACCENT;
}

bool moves_in_text(int key) {
    return key == GLFW_KEY_HOME || key == GLFW_KEY_END || key == GLFW_KEY_DELETE;
}

}  // namespace

std::span<const ActionEntry> all_actions() {
    return entries;
}

const ActionEntry& entry_of(Action action) {
    return *std::ranges::find(entries, action, &ActionEntry::action);
}

std::optional<Action> action_for(Chord chord, bool typing) {
    if (chord.key == 0 ||
        (typing && !chord.control && (writes(chord.key) || moves_in_text(chord.key)))) {
        return std::nullopt;
    }
    const auto* const found = std::ranges::find(entries, chord, &ActionEntry::chord);
    return found == entries.end() ? std::nullopt : std::optional(found->action);
}

bool repeats(Action action) {
    return action == text_larger || action == text_smaller;
}

}  // namespace zamin::viewer
