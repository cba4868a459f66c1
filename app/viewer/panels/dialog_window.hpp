// A dialog in the middle of the window, over a dimmed rest.
#pragma once

#include "viewer/ui.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

class DialogWindow {
  public:
    // Shown while `state.dialog` is `kind`; closed by Esc, a click beside it or its cross. Sizes at
    // scale 1.
    DialogWindow(const Ui& ui, ViewState& state, Dialog kind, const std::string& title, float width,
                 float height);
    ~DialogWindow();
    DialogWindow(const DialogWindow&) = delete;
    DialogWindow& operator=(const DialogWindow&) = delete;
    explicit operator bool() const { return m_shown; }

  private:
    bool m_shown = false;
};

}  // namespace zamin::viewer
