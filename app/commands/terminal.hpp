// What the commands say: results to standard output, progress and messages to standard error.
#pragma once

#include <string_view>

#include "core/progress.hpp"

namespace zamin::commands {

// To standard output. Throws Error when it cannot be written (a full disk).
void print(std::string_view text);
// Hands over what is still buffered; throws Error like print.
void finish_output();
// "zamin: ..." to standard error, a line each.
void print_message(std::string_view message);

// A line on standard error that follows a Progress, if standard error is a terminal. Interrupting
// the program (Ctrl-C) cancels the Progress, so that nothing half-written is left behind.
class ProgressLine {
  public:
    ProgressLine();
    // Clears the line.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    Progress& progress() { return m_progress; }

  private:
    bool m_shown;
    Progress m_progress;
};

}  // namespace zamin::commands
