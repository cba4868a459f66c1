#include "viewer/actions.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>

#include "core/msgid.hpp"

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
    ActionEntry{open, project, msgid("Open a project or layers"), "Ctrl+O", control(GLFW_KEY_O)},
    ActionEntry{new_project, project, msgid("New project in three steps"), "Ctrl+N", control(GLFW_KEY_N)},
    ActionEntry{save, project, msgid("Save the project"), "Ctrl+S", control(GLFW_KEY_S)},
    ActionEntry{data, project, msgid("What was found in the data"), "F6", plain(GLFW_KEY_F6)},
    ActionEntry{close_all, project, msgid("Close everything"), "", {}},
    ActionEntry{quit, project, msgid("Leave Zamin"), "Ctrl+Q", control(GLFW_KEY_Q)},
    ActionEntry{task_coverage, jobs, msgid("Coverage"), "Ctrl+1", control(GLFW_KEY_1)},
    ActionEntry{task_centres, jobs, msgid("Centres"), "Ctrl+2", control(GLFW_KEY_2)},
    ActionEntry{task_access, jobs, msgid("Land access"), "Ctrl+3", control(GLFW_KEY_3)},
    ActionEntry{task_print, jobs, msgid("Print"), "Ctrl+4", control(GLFW_KEY_4)},
    ActionEntry{fit, map, msgid("Show everything"), "F, Home", plain(GLFW_KEY_HOME)},
    ActionEntry{zoom_in, map, msgid("Nearer"), "+", {}},
    ActionEntry{zoom_out, map, msgid("Further"), "\xE2\x80\x93", {}},
    ActionEntry{table, map, msgid("Table of a layer's rows"), "F4", plain(GLFW_KEY_F4)},
    ActionEntry{measure_distance, map, msgid("Measure a distance"), "D", plain(GLFW_KEY_D)},
    ActionEntry{measure_area, map, msgid("Measure an area"), "A", plain(GLFW_KEY_A)},
    ActionEntry{select_box, map, msgid("Select in a box"), "B", plain(GLFW_KEY_B)},
    ActionEntry{select_polygon, map, msgid("Select in a polygon"), "P", plain(GLFW_KEY_P)},
    ActionEntry{draw_bar, map, msgid("Draw on the map, undo and redo"), "", {}},
    ActionEntry{draw_site, map, msgid("Draw a site for a centre"), "S", plain(GLFW_KEY_S)},
    ActionEntry{draw_note, map, msgid("Write a note on the map"), "N", plain(GLFW_KEY_N)},
    ActionEntry{draw_area, map, msgid("Draw an outline"), "G", plain(GLFW_KEY_G)},
    ActionEntry{delete_drawing, map, msgid("Delete the drawing that is chosen"), "Del", plain(GLFW_KEY_DELETE)},
    ActionEntry{undo, map, msgid("Undo"), "Ctrl+Z", control(GLFW_KEY_Z)},
    ActionEntry{redo, map, msgid("Redo"), "Ctrl+Shift+Z", {GLFW_KEY_Z, true, true}},
    ActionEntry{add_bookmark, map, msgid("Remember this place"), "Ctrl+B", control(GLFW_KEY_B)},
    ActionEntry{graticule, map, msgid("Meridians and parallels"), "L", plain(GLFW_KEY_L)},
    ActionEntry{overview, map, msgid("Overview map"), "O", plain(GLFW_KEY_O)},
    ActionEntry{palette, window, msgid("Search places, do anything"), "Ctrl+K", control(GLFW_KEY_K)},
    ActionEntry{help, window, msgid("Help"), "F1, ?", plain(GLFW_KEY_F1)},
    ActionEntry{close, window, msgid("Close what lies on top"), "Esc", plain(GLFW_KEY_ESCAPE)},
    ActionEntry{left_panel, window, msgid("Layers: show or fold away"), "F9", plain(GLFW_KEY_F9)},
    ActionEntry{right_panel, window, msgid("Right panel: show or fold away"), "F10", plain(GLFW_KEY_F10)},
    ActionEntry{theme, window, msgid("Light or dark"), "F8", plain(GLFW_KEY_F8)},
    ActionEntry{language, window, msgid("Next language"), "F7", plain(GLFW_KEY_F7)},
    ActionEntry{text_larger, window, msgid("Larger text"), "Ctrl++", control(GLFW_KEY_EQUAL)},
    ActionEntry{text_smaller, window, msgid("Smaller text"), "Ctrl+\xE2\x80\x93", control(GLFW_KEY_MINUS)},
    ActionEntry{text_normal, window, msgid("Text in its usual size"), "Ctrl+0", control(GLFW_KEY_0)},
    ActionEntry{dismiss_notes, window, msgid("Dismiss all notes"), "", {}},
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
    // A field has an undo of its own.
    const bool none =
        found == entries.end() || (typing && (found->action == undo || found->action == redo));
    return none ? std::nullopt : std::optional(found->action);
}

bool repeats(Action action) {
    return action == text_larger || action == text_smaller || action == undo || action == redo;
}

}  // namespace zamin::viewer
