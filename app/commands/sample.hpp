// zamin sample: writes the sample world into a folder.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_sample_command(CLI::App& app);

}  // namespace zamin::commands
