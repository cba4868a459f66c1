// The project file: TOML, readable and editable by hand. Paths are relative to the file. An unknown
// key is an error with its line.
//
//   title = "Khatlon"
//   [sources.plots]                      # the role: districts, plots, members, groups, roads ...
//   path = "khatlon.gpkg::plots"
//   crs = "EPSG:32642"                   # only where the source's own is missing or wrong
//   columns = { crop = "zirоat" }        # field of the role = column of the source
//   [coverage]
//   denominator = "members"              # members, mapped, official, polygon
//   season = "2018"
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/table.hpp"
#include "io/read.hpp"

namespace zamin::project {

struct ProjectSource {
    std::string role;
    io::SourceName source;  // absolute path once loaded
    std::string crs;
    std::map<std::string, std::string> columns;  // field of the role -> column of the source

    // The source's column for a field: the mapping, else the field's own name.
    const std::string& column(const std::string& field) const;
};

struct CoverageSettings {
    std::string denominator = "mapped";
    std::string season;
};

struct Project {
    std::filesystem::path file;  // empty for a project made from command-line sources
    std::string title;
    std::vector<ProjectSource> sources;
    CoverageSettings coverage;

    const ProjectSource* find(std::string_view role) const;
    // Throws UsageError naming the project and the role that is missing.
    const ProjectSource& get(std::string_view role) const;
};

// Throws Error with file and line for bad TOML, unknown keys, unknown roles, missing sources.
Project load(const std::filesystem::path& file);
// Written beside and renamed; sources inside the file's folder become relative.
void save(const Project& project, const std::filesystem::path& file);
// The words allowed after "sources.".
std::span<const char* const> roles();

}  // namespace zamin::project
