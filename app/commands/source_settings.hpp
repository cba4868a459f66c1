// Options that say how sources are to be understood, alike for every command: where their numbers
// lie, which rows are read, which column holds a field, in which encoding and letters texts are, in
// which unit areas are declared, which numbers stand for women and men.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "project/project.hpp"
#include "project/propose.hpp"

namespace zamin::commands {

// As on the command line; ROLE is left out where all sources are meant.
struct SourceSettings {
    std::vector<std::string> crs;        // "[ROLE=]CODE"
    std::vector<std::string> maps;       // "[ROLE.]FIELD=COLUMN"
    std::vector<std::string> wheres;     // "[ROLE:]EXPRESSION"
    std::vector<std::string> encodings;  // "[ROLE=]NAME"
    std::vector<std::string> letters;    // "[ROLE=]TABLE"
    std::string declared_unit;           // ha, m2, sotka, acre
    std::vector<std::string> sex_codes;  // "[ROLE:]1=F,2=M"
};

void add_source_settings(CLI::App& command, SourceSettings& settings);

// Puts them into the project's sources, over what a project file says. Throws UsageError for a role
// that is not among the sources, a field that no source has, an encoding, table or unit that does
// not exist, and codes that are not understood.
void apply_settings(const SourceSettings& settings, project::Project& project);

}  // namespace zamin::commands
