// Options about ways and tonnes that several commands have alike.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace zamin::commands {

// --by; `otherwise` says what is taken without it: "line".
void add_by_option(CLI::App& command, std::string& by, const std::string& otherwise);
// --detour.
void add_detour_option(CLI::App& command, double& detour_factor);
// --yield and --yield-if-unknown, of plots.
void add_yield_options(CLI::App& command, std::string& yield, std::string& yield_if_unknown);

}  // namespace zamin::commands
