// zamin coverage: hectares and shares of crops per district.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_coverage_command(CLI::App& app);

}  // namespace zamin::commands
