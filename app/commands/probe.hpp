// `zamin probe`: what the program starts as a child to try a source; not for users.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_probe_command(CLI::App& app);

}  // namespace zamin::commands
