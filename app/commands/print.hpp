// zamin print: a page or an atlas.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_print_command(CLI::App& app);

}  // namespace zamin::commands
