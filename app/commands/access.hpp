// zamin access: land-access gaps by group, village, district and sex.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_access_command(CLI::App& app);

}  // namespace zamin::commands
