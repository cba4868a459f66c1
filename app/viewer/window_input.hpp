// From GLFW's keys, wheel and dropped files to what the workbench does.
#pragma once

#include <vector>

#include "viewer/workbench.hpp"

struct GLFWwindow;

namespace zamin::viewer {

inline constexpr int frames_after_event = 4;  // ImGui shows some changes a frame or two later

// What GLFW's callbacks need; they hold no state of their own.
struct Desk {
    Workbench* bench = nullptr;
    int frames_due = frames_after_event;
    bool content_lost = false;  // another window lay over ours
    struct Press {
        int key = 0;
        int mods = 0;
    };
    std::vector<Press> pressed;  // since the last frame
};

// Call before ImGui's backend is made: it calls on to the callbacks that it finds. The desk must
// outlive the window.
void set_callbacks(GLFWwindow* window, Desk& desk);
// Before and behind a frame: ImGui before 1.87 asks which keys are down at a frame and would not
// see one that was pressed and let go since the last, as a fast hand does on a slow machine.
void show_short_presses(const Desk& desk);
void end_short_presses(GLFWwindow* window, Desk& desk);
// Arrow keys that are held move the map, unless something is typed or a dialog is open.
void take_arrow_keys(GLFWwindow* window, ViewState& state);

}  // namespace zamin::viewer
