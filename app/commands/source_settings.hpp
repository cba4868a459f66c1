// Options that say how sources are to be understood, alike for every command: which column holds a
// field, in which encoding and letters texts are, in which unit areas are declared.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "project/project.hpp"

namespace zamin::commands {

// As on the command line; ROLE is left out where all sources are meant.
struct SourceSettings {
    std::vector<std::string> maps;       // "[ROLE.]FIELD=COLUMN"
    std::vector<std::string> encodings;  // "[ROLE=]NAME"
    std::vector<std::string> letters;    // "[ROLE=]TABLE"
    std::string declared_unit;           // ha, m2, sotka, acre
};

void add_source_settings(CLI::App& command, SourceSettings& settings);

// Puts them into the project's sources, over what a project file says. Throws UsageError for a role
// that is not among the sources, a field that no source has, an encoding, table or unit that does
// not exist.
void apply_settings(const SourceSettings& settings, project::Project& project);

}  // namespace zamin::commands
