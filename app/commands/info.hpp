// zamin info: what a source holds.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_info_command(CLI::App& app);

}  // namespace zamin::commands
