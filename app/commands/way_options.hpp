// Options about ways and tonnes that several commands have alike.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace zamin::commands {

// What is taken without --by.
inline constexpr const char* best_way_words = "the truest that the sources allow";

// --by; `otherwise` says what is taken without it.
void add_by_option(CLI::App& command, std::string& by, const std::string& otherwise);
// --detour.
void add_detour_option(CLI::App& command, double& detour_factor);
// --vehicle.
void add_vehicle_option(CLI::App& command, std::string& vehicle);
// --marketed.
void add_marketed_option(CLI::App& command, std::optional<double>& marketed_pct);
// --yield and --yield-if-unknown, of plots.
void add_yield_options(CLI::App& command, std::string& yield, std::string& yield_if_unknown);

}  // namespace zamin::commands
