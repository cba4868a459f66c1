// zamin catchments: who reaches which centre, what the way costs, which tonnes find no room.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_catchments_command(CLI::App& app);

}  // namespace zamin::commands
