#include "commands/way_options.hpp"

#include <fmt/format.h>

namespace zamin::commands {

void add_by_option(CLI::App& command, std::string& by, const std::string& otherwise) {
    command.add_option(
        "--by", by,
        fmt::format("How ways are found: line (on the ellipsoid), road (over --roads) or terrain "
                    "(over --elevation) [{}]; costs in km or min",
                    otherwise));
}

void add_detour_option(CLI::App& command, double& detour_factor) {
    command
        .add_option("--detour", detour_factor,
                    "Straight lines are this many times longer in truth, for --by line")
        ->capture_default_str();
}

void add_vehicle_option(CLI::App& command, std::string& vehicle) {
    command.add_option(
        "--vehicle", vehicle,
        "On roads: on_foot, donkey_cart, motorcycle, pickup or lorry [pickup by road, "
        "on_foot by terrain]");
}

void add_marketed_option(CLI::App& command, std::optional<double>& marketed_pct) {
    command.add_option("--marketed", marketed_pct, "Share of the harvest that is sold, % [100]");
}

void add_yield_options(CLI::App& command, std::string& yield, std::string& yield_if_unknown) {
    command.add_option("--yield", yield,
                       "Tonnes a hectare in place of the plots' own: 32, or "
                       "tomato=32,onion=28 [the plots' column yield_t_ha]");
    command.add_option("--yield-if-unknown", yield_if_unknown,
                       "The same for plots without their own only; without it their tonnes are "
                       "unknown, and counted apart");
}

}  // namespace zamin::commands
