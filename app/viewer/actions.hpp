// What keys, menus and the command palette do: one list for all three, and for the help.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace zamin::viewer {

enum class Action : std::uint8_t {
    open,
    new_project,
    save,
    close_all,
    palette,
    help,
    close,
    quit,
    task_coverage,
    task_centres,
    task_access,
    task_print,
    left_panel,
    right_panel,
    data,
    zoom_in,
    zoom_out,
    fit,
    table,
    measure_distance,
    measure_area,
    select_box,
    select_polygon,
    draw_bar,
    draw_site,
    draw_note,
    draw_area,
    delete_drawing,
    undo,
    redo,
    add_bookmark,
    graticule,
    overview,
    theme,
    language,
    text_larger,
    text_smaller,
    text_normal,
    dismiss_notes,
};

enum class ActionGroup : std::uint8_t { project, jobs, map, window };

// `key` is a code of GLFW: the place of the key, not its letter, so that Ctrl+K is the same key
// whether the keyboard writes Latin or Cyrillic. 0 = no key.
struct Chord {
    int key = 0;
    bool control = false;
    bool shift = false;
    friend bool operator==(const Chord&, const Chord&) = default;
};

struct ActionEntry {
    Action action;
    ActionGroup group;
    const char* words;  // in the palette and the help: "Open files or a project"
    const char* keys;   // for people: "Ctrl+O"; empty = none
    Chord chord;
};

std::span<const ActionEntry> all_actions();
const ActionEntry& entry_of(Action action);
// The action of a key press. While something is typed only chords with Ctrl, and keys that write
// nothing, act.
std::optional<Action> action_for(Chord chord, bool typing);
// Done again and again while its key is held.
bool repeats(Action action);

}  // namespace zamin::viewer
