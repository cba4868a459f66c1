// zamin check: what is wrong with the data, and what reading it does about that.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_check_command(CLI::App& app);

}  // namespace zamin::commands
