// zamin share: scenarios exchanged with colleagues through a common database.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_share_command(CLI::App& app);

}  // namespace zamin::commands
