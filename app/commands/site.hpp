// zamin site: the best places for new collection centres, with proof.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_site_command(CLI::App& app);

}  // namespace zamin::commands
