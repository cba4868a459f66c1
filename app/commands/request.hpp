// zamin request: the annex to a request for land.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_request_command(CLI::App& app);

}  // namespace zamin::commands
