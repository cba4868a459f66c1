#include "commands/share_run.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "core/error.hpp"
#include "core/layer.hpp"
#include "core/msgid.hpp"
#include "database/scenarios.hpp"
#include "io/sync_file.hpp"
#include "project/lock.hpp"

namespace zamin::commands {

namespace {

using database::ScenarioStore;
using database::SharedScenario;
using database::Standing;
using project::Scenario;

Scenario* find(project::Project& project, const std::string& name) {
    const auto found = std::ranges::find(project.scenarios, name, &Scenario::name);
    return found == project.scenarios.end() ? nullptr : &*found;
}

UsageError no_scenario(const std::string& whose, const std::string& name,
                       const std::vector<std::string>& names) {
    const std::string near = closest_word(name, names);
    return usage_error("{} has no scenario '{}'{}; its scenarios are: {}", whose, name,
                       near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                       names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", ")));
}

class Sharing {
  public:
    Sharing(ShareRequest& request, ScenarioStore& store, ShareRun& run)
        : m_project(request.project), m_request(request), m_store(store), m_run(run) {}

    // Before anything is saved.
    void check_is_here(const std::string& name) const {
        if (!find(m_project, name)) {
            std::vector<std::string> names;
            for (const Scenario& scenario : m_project.scenarios) {
                names.push_back(scenario.name);
            }
            throw no_scenario(m_project.file.string(), name, names);
        }
    }

    void save(const std::string& name, Progress& progress) {
        Scenario& mine = *find(m_project, name);
        const auto conflict = m_store.save(mine, m_request.by, progress);
        if (!conflict) {
            return;
        }
        if (!m_request.keep_both) {
            refuse(conflict->theirs, conflict->differences, "--save");
            return;
        }
        Scenario& kept = keep_both(mine, conflict->theirs);
        if (m_store.save(kept, m_request.by, progress)) {
            m_run.refused.push_back(
                fmt::format("scenario '{}' is in the database already, as "
                            "something else; rename yours in the project",
                            kept.name));
        }
    }

    void load(const std::string& name, Progress& progress) {
        const std::optional<SharedScenario> theirs = m_store.find(name, progress);
        if (!theirs) {
            std::vector<std::string> names;
            for (const SharedScenario& shared : m_store.list(progress)) {
                names.push_back(shared.scenario.name);
            }
            throw no_scenario("the database", name, names);
        }
        Scenario* mine = find(m_project, name);
        if (!mine) {
            m_project.scenarios.push_back(database::loaded(*theirs));
            return;
        }
        const Standing standing = database::standing_of(*mine, &*theirs);
        if (standing == Standing::changed_here || standing == Standing::changed_both) {
            if (m_request.keep_both) {
                keep_both(*mine, *theirs);
            } else {
                refuse(*theirs, database::differences(*mine, theirs->scenario), "--load");
            }
            return;
        }
        *mine = database::loaded(*theirs);
    }

  private:
    void refuse(const SharedScenario& theirs, const std::vector<std::string>& differences,
                const char* option) {
        m_run.refused.push_back(fmt::format(
            "scenario '{0}' was changed here and there: in the database it is version {1}, saved "
            "by {2} on {3} (UTC); it differs in: {4}; nothing was written over; add --keep-both to "
            "{5} to have both",
            theirs.scenario.name, theirs.version, theirs.saved_by, theirs.saved_at,
            fmt::join(differences, "; "), option));
    }

    // "NAME (who)", of its own within the project.
    std::string name_beside(const std::string& name) const {
        const std::string who = m_request.by.empty() ? "mine" : m_request.by;
        std::string beside = fmt::format("{} ({})", name, who);
        for (int n = 2; find(m_project, beside); ++n) {
            beside = fmt::format("{} ({} {})", name, who, n);
        }
        return beside;
    }

    // Mine under a name of its own, theirs under the common one. Returns mine.
    Scenario& keep_both(Scenario& mine, const SharedScenario& theirs) {
        Scenario own = mine;
        own.name = name_beside(mine.name);
        own.shared.clear();
        m_run.notes.push_back(
            fmt::format("scenario '{}': yours is kept as '{}'", mine.name, own.name));
        mine = database::loaded(theirs);
        return m_project.scenarios.emplace_back(std::move(own));
    }

    project::Project& m_project;
    const ShareRequest& m_request;
    ScenarioStore& m_store;
    ShareRun& m_run;
};

Table table_of(project::Project& project, const std::vector<SharedScenario>& shared) {
    Table table;
    table.name = "scenarios";
    table.columns = {
        {"scenario", CellKind::text, 0, msgid("Scenario"), "", 0},
        {"version", CellKind::integer, 0, msgid("Version"), "", 0},
        {"saved_by", CellKind::text, 0, msgid("Saved by"), "", 0},
        {"saved_at", CellKind::text, 0, msgid("Saved at (UTC)"), "", 0},
        {"standing", CellKind::text, 0, msgid("Here"), "", 0},
    };
    std::set<std::string> names;
    for (const Scenario& scenario : project.scenarios) {
        names.insert(scenario.name);
    }
    for (const SharedScenario& theirs : shared) {
        names.insert(theirs.scenario.name);
    }
    for (const std::string& name : names) {
        const auto there = std::ranges::find_if(
            shared, [&](const SharedScenario& s) { return s.scenario.name == name; });
        const SharedScenario* theirs = there == shared.end() ? nullptr : &*there;
        const Scenario* mine = find(project, name);
        std::vector<Cell>& row = table.rows.emplace_back(table.columns.size());
        row[0] = name;
        if (theirs) {
            row[1] = theirs->version;
            row[2] = theirs->saved_by;
            row[3] = theirs->saved_at;
        }
        row[4] = std::string(database::to_string(mine ? database::standing_of(*mine, theirs)
                                                      : Standing::only_there));
    }
    return table;
}

}  // namespace

ShareRun run_share(ShareRequest request, Progress& progress) {
    if (request.project.title.empty()) {
        throw usage_error(
            "{}: the project has no title, by which colleagues' projects are known as the same",
            request.project.file.string());
    }
    const io::HeldFile hold(project::lock_beside(request.project.file));
    if (hold.held_elsewhere()) {
        throw error(
            "{}: the project is open in a window, whose next saving would write over what is "
            "shared now: save and close it there first",
            request.project.file.string());
    }
    progress.step("sharing scenarios");
    const bool writes = request.create || !request.save.empty();
    database::Connection connection(request.database,
                                    writes ? database::Rights::write : database::Rights::read);
    ScenarioStore store(connection, request.project.title, request.create, progress);
    ShareRun run;
    const std::vector<Scenario> before = request.project.scenarios;
    Sharing sharing(request, store, run);
    for (const std::string& name : request.save) {
        sharing.check_is_here(name);
    }
    for (const std::string& name : request.save) {
        sharing.save(name, progress);
    }
    for (const std::string& name : request.load) {
        sharing.load(name, progress);
    }
    if (request.project.scenarios != before) {
        project::save(request.project, request.project.file);
    }
    run.table = table_of(request.project, store.list(progress));
    return run;
}

}  // namespace zamin::commands
