// What `access` and whatever else asks for land access do alike: sources read, people and land put
// together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "access/candidates.hpp"
#include "access/holdings.hpp"
#include "access/options.hpp"
#include "access/sources.hpp"
#include "core/layer.hpp"
#include "core/progress.hpp"
#include "core/remark.hpp"
#include "io/read.hpp"
#include "project/project.hpp"

namespace zamin::commands {

// Empty words mean: as the project has it.
struct AccessRequest {
    project::Project project;
    std::string as_of;           // "2018-12-31"; the project's, else today
    std::string plots_surveyed;  // "yes", "unknown"
    // How the way from village to plot is found: "line", or "terrain" for walks over the project's
    // elevation; empty = terrain where there is one.
    std::string walk;
    text::Language language = text::Language::english;  // of what is found wrong with the data
    io::Repair repair = io::Repair::structure;
};

struct AccessRun {
    std::map<std::string, Layer> layers;  // by role; where they stay does not change
    access::Holdings holdings;
    std::int32_t as_of = 0;
    std::vector<Remark> notes;  // about the reading, a line each
};

// Today as 20181231, and the day that a request's terms are judged on. Throws UsageError for what
// is no date.
std::int32_t today();
std::int32_t day_of(const std::string& text);  // throws UsageError for what is no date
std::string today_text();                      // "2018-05-03"
std::int32_t as_of_day(const AccessRequest& request);

// The layer with the columns that the project maps to the role's fields.
access::Source access_source(const AccessRun& run, const project::Project& project,
                             const std::string& role);
// Reads the roles that land access is computed from, and `further` where the project has them.
AccessRun run_access(const AccessRequest& request, const std::vector<std::string>& further,
                     Progress& progress);

// Land for a group, from the project's parcels, plots, districts and canals (or waters with a class
// "canal"), which run_access has read as `further`; slopes and heights that the parcels' table has
// not are the elevation's. Throws UsageError for a group that is not there.
inline const std::vector<std::string> candidate_roles{"parcels", "canals", "water"};
access::Index group_of(const AccessRun& run, const std::string& id);
access::CandidateSources candidate_sources(const AccessRun& run, const project::Project& project,
                                           Progress& progress);

}  // namespace zamin::commands
