// Scenarios that colleagues share: a table in the schema `zamin` of a common database.
//
// A project's title is what colleagues have in common. Every save counts a version up and is done
// only on the version that it was made from; a save on an older one is refused with both, so that
// nobody's work is written over unseen. Which version a project's scenario was made from, and what
// it was then, is kept with it (project::Scenario::shared).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "database/connection.hpp"
#include "project/scenario.hpp"

namespace zamin::database {

// A scenario as the database has it.
struct SharedScenario {
    project::Scenario scenario;
    std::int64_t version = 0;
    std::string saved_by;
    std::string saved_at;  // "2018-05-01 14:30", in UTC
};

// How a project's scenario stands to that of its name in the database.
enum class Standing : std::uint8_t {
    same,
    only_here,
    only_there,
    changed_here,  // since it was saved or loaded
    changed_there,
    changed_both,
};
const char* to_string(Standing standing);

// `there`: null = none of this name.
Standing standing_of(const project::Scenario& here, const SharedScenario* there);

// What differs, a phrase each: "centre c1: 900 t here, 1200 t there".
std::vector<std::string> differences(const project::Scenario& here, const project::Scenario& there);

// A save that was refused because somebody else had saved in between.
struct Conflict {
    SharedScenario theirs;
    std::vector<std::string> differences;
};

class ScenarioStore {
  public:
    // Throws Error where the database has no table for scenarios and `create` is not asked for.
    ScenarioStore(Connection& connection, std::string project_title, bool create,
                  Progress& progress);

    std::vector<SharedScenario> list(Progress& progress) const;  // by name
    std::optional<SharedScenario> find(const std::string& name, Progress& progress) const;

    // Saves and marks the scenario as saved; nothing is done for one that is the same there.
    // `saved_by` is the name that colleagues see, empty = the database's user.
    std::optional<Conflict> save(project::Scenario& scenario, const std::string& saved_by,
                                 Progress& progress);

  private:
    Connection& m_connection;
    std::string m_project;
};

// The scenario of the database, marked as loaded.
project::Scenario loaded(const SharedScenario& shared);

}  // namespace zamin::database
