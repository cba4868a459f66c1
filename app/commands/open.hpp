// zamin open: the window, or a picture of it.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_open_command(CLI::App& app);

}  // namespace zamin::commands
