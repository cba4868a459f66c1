// What `access` and whatever else asks for land access do alike: sources read, people and land put
// together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "access/holdings.hpp"
#include "access/options.hpp"
#include "access/sources.hpp"
#include "core/layer.hpp"
#include "core/progress.hpp"
#include "io/read.hpp"
#include "project/project.hpp"

namespace zamin::commands {

// Empty words mean: as the project has it.
struct AccessRequest {
    project::Project project;
    std::string as_of;           // "2018-12-31"; the project's, else today
    std::string plots_surveyed;  // "yes", "unknown"
    io::Repair repair = io::Repair::structure;
};

struct AccessRun {
    std::map<std::string, Layer> layers;  // by role; where they stay does not change
    access::Holdings holdings;
    std::int32_t as_of = 0;
    std::vector<std::string> notes;  // about the reading, a line each
};

// The layer with the columns that the project maps to the role's fields.
access::Source access_source(const AccessRun& run, const project::Project& project,
                             const std::string& role);
// Reads the roles that land access is computed from, and `further` where the project has them.
AccessRun run_access(const AccessRequest& request, const std::vector<std::string>& further,
                     Progress& progress);

}  // namespace zamin::commands
