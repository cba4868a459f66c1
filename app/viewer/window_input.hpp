// From GLFW's keys, wheel and dropped files to what the workbench does.
#pragma once

#include "viewer/workbench.hpp"

struct GLFWwindow;

namespace zamin::viewer {

inline constexpr int frames_after_event = 4;  // ImGui shows some changes a frame or two later

// What GLFW's callbacks need; they hold no state of their own.
struct Desk {
    Workbench* bench = nullptr;
    int frames_due = frames_after_event;
    bool content_lost = false;  // another window lay over ours
};

// Call before ImGui's backend is made: it calls on to the callbacks that it finds. The desk must
// outlive the window.
void set_callbacks(GLFWwindow* window, Desk& desk);
// Arrow keys that are held move the map, unless something is typed or a dialog is open.
void take_arrow_keys(GLFWwindow* window, ViewState& state);

}  // namespace zamin::viewer
