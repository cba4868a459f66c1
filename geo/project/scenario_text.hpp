// Scenarios as the project file says them; for project_file.cpp.
#pragma once

#include <toml++/toml.h>

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "project/scenario.hpp"

namespace zamin::project {

// The texts of CatchmentSettings, in the order in which they are written.
std::span<const std::pair<const char*, std::string CatchmentSettings::*>> catchment_texts();

// What is wrong, and the node where; an empty text = nothing.
struct ScenarioComplaint {
    std::string text;
    toml::source_position at;
};
// Entries of [[scenarios]] at the end of `scenarios`.
ScenarioComplaint read_scenarios(const toml::node& node, std::vector<Scenario>& scenarios);

std::string scenarios_text(const std::vector<Scenario>& scenarios);
// A TOML text in quotation marks.
std::string quoted(const std::string& text);

}  // namespace zamin::project
