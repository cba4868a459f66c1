#include "viewer/window_input.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

namespace zamin::viewer {

namespace {

Desk& desk_of(GLFWwindow* window) {
    return *static_cast<Desk*>(glfwGetWindowUserPointer(window));
}

void awake(GLFWwindow* window) {
    desk_of(window).frames_due = frames_after_event;
}

// Signs that lie on other keys on other keyboards go by what they write.
void on_char(GLFWwindow* window, unsigned int letter) {
    awake(window);
    Workbench& bench = *desk_of(window).bench;
    if (ImGui::GetIO().WantTextInput || bench.state().dialog != Dialog::none) {
        return;
    }
    if (letter == '+' || letter == '=') {
        bench.act(Action::zoom_in);
    } else if (letter == '-' || letter == '_') {
        bench.act(Action::zoom_out);
    } else if (letter == '?') {
        bench.act(Action::help);
    }
}

void on_key(GLFWwindow* window, int key, int, int action, int mods) {
    awake(window);
    if (action == GLFW_RELEASE) {
        return;
    }
    if (key >= 0) {
        desk_of(window).pressed.push_back({key, mods});
    }
    Workbench& bench = *desk_of(window).bench;
    Chord chord{key, (mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0,
                (mods & GLFW_MOD_SHIFT) != 0};
    if (chord.control && key == GLFW_KEY_EQUAL) {
        chord.shift = false;  // plus is Shift and = on most keyboards
    }
    if (chord.key == GLFW_KEY_F && !chord.control && !chord.shift) {
        chord.key = GLFW_KEY_HOME;
        if (ImGui::GetIO().WantTextInput) {
            return;
        }
    }
    // A letter that misses the field of a dialog takes no tool behind it.
    const bool typing = ImGui::GetIO().WantTextInput || bench.state().dialog != Dialog::none;
    // A key that is held repeats what can be repeated: undoing, growing; never opening.
    const std::optional<Action> wanted = action_for(chord, typing);
    if (wanted && (action == GLFW_PRESS || repeats(*wanted))) {
        bench.act(*wanted);
    }
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
    awake(window);
    desk_of(window).bench->open(std::vector<std::string>(paths, paths + count));
}

void on_cursor(GLFWwindow* window, double, double) {
    awake(window);
}
void on_button(GLFWwindow* window, int, int, int) {
    awake(window);
}
void on_scroll(GLFWwindow* window, double, double) {
    awake(window);
}
void on_size(GLFWwindow* window, int, int) {
    awake(window);
}
void on_refresh(GLFWwindow* window) {
    awake(window);
    desk_of(window).content_lost = true;
}

}  // namespace

void set_callbacks(GLFWwindow* window, Desk& desk) {
    glfwSetWindowUserPointer(window, &desk);
    glfwSetCharCallback(window, on_char);
    glfwSetKeyCallback(window, on_key);
    glfwSetDropCallback(window, on_drop);
    glfwSetCursorPosCallback(window, on_cursor);
    glfwSetMouseButtonCallback(window, on_button);
    glfwSetScrollCallback(window, on_scroll);
    glfwSetFramebufferSizeCallback(window, on_size);
    glfwSetWindowRefreshCallback(window, on_refresh);
}

#if IMGUI_VERSION_NUM < 18700
void show_short_presses(const Desk& desk) {
    ImGuiIO& io = ImGui::GetIO();
    for (const Desk::Press& press : desk.pressed) {
        io.KeysDown[press.key] = true;
        io.KeyCtrl = io.KeyCtrl || (press.mods & GLFW_MOD_CONTROL) != 0;
        io.KeyShift = io.KeyShift || (press.mods & GLFW_MOD_SHIFT) != 0;
        io.KeyAlt = io.KeyAlt || (press.mods & GLFW_MOD_ALT) != 0;
    }
}

void end_short_presses(GLFWwindow* window, Desk& desk) {
    if (desk.pressed.empty()) {
        return;
    }
    ImGuiIO& io = ImGui::GetIO();
    const auto held = [window](int key) { return glfwGetKey(window, key) == GLFW_PRESS; };
    for (const Desk::Press& press : desk.pressed) {
        io.KeysDown[press.key] = held(press.key);
    }
    io.KeyCtrl = held(GLFW_KEY_LEFT_CONTROL) || held(GLFW_KEY_RIGHT_CONTROL);
    io.KeyShift = held(GLFW_KEY_LEFT_SHIFT) || held(GLFW_KEY_RIGHT_SHIFT);
    io.KeyAlt = held(GLFW_KEY_LEFT_ALT) || held(GLFW_KEY_RIGHT_ALT);
    desk.pressed.clear();
}
#else
void show_short_presses(const Desk&) {}
void end_short_presses(GLFWwindow*, Desk& desk) {
    desk.pressed.clear();
}
#endif

void take_arrow_keys(GLFWwindow* window, ViewState& state) {
    const auto held = [window](int key) {
        return glfwGetKey(window, key) == GLFW_PRESS ? 1.0 : 0.0;
    };
    const bool busy = ImGui::GetIO().WantTextInput || state.dialog != Dialog::none;
    state.pan_x = busy ? 0.0 : held(GLFW_KEY_RIGHT) - held(GLFW_KEY_LEFT);
    state.pan_y = busy ? 0.0 : held(GLFW_KEY_DOWN) - held(GLFW_KEY_UP);
}

}  // namespace zamin::viewer
