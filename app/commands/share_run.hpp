// Scenarios of a project and of a common database brought together.
#pragma once

#include <string>
#include <vector>

#include "core/progress.hpp"
#include "core/table.hpp"
#include "project/project.hpp"

namespace zamin::commands {

struct ShareRequest {
    project::Project project;
    std::string database;  // "PG:..."
    std::vector<std::string> save;
    std::vector<std::string> load;
    bool keep_both = false;
    std::string by;  // empty = the database's user
    bool create = false;
};

struct ShareRun {
    Table table;  // scenario,version,saved_by,saved_at,standing
    std::vector<std::string> notes;
    std::vector<std::string> refused;  // a sentence each: what differs, and what to do
};

// Saves and loads what is asked for, writes the project where that changed it, and lists what there
// is then. Nothing is written over that somebody changed. Throws UsageError for a project without a
// title and for scenarios that are not there; what database::ScenarioStore throws.
ShareRun run_share(ShareRequest request, Progress& progress);

}  // namespace zamin::commands
