// zamin report: a project's tables and map in a folder.
#pragma once

#include <CLI/CLI.hpp>

namespace zamin::commands {

void add_report_command(CLI::App& app);

}  // namespace zamin::commands
