#include "database/scenarios.hpp"

#include <charconv>

#include "io/checksum.hpp"
#include "project/project.hpp"

namespace zamin::database {

namespace {

constexpr const char* columns =
    "name, version, saved_by, to_char(saved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI'), body";

std::int64_t version_in(const std::string& text) {
    std::int64_t version = 0;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

std::string checksum(const project::Scenario& scenario) {
    constexpr std::size_t digits = 16;
    return io::sha256(project::text_of(scenario)).substr(0, digits);
}

std::string mark(const project::Scenario& scenario, std::int64_t version) {
    return fmt::format("{} {}", version, checksum(scenario));
}

bool changed_since(const project::Scenario& scenario) {
    return scenario.shared != mark(scenario, version_in(scenario.shared));
}

SharedScenario scenario_from(const Values& row, const std::string& database) {
    SharedScenario shared;
    const std::string name = row[0].value_or("");
    shared.version = version_in(row[1].value_or(""));
    shared.saved_by = row[2].value_or("");
    shared.saved_at = row[3].value_or("");
    project::Project project =
        project::parse(row[4].value_or(""), fmt::format("{}: scenario '{}'", database, name));
    if (project.scenarios.size() != 1) {
        throw error("{}: scenario '{}' cannot be understood: expected one scenario, found {}",
                    database, name, project.scenarios.size());
    }
    shared.scenario = std::move(project.scenarios.front());
    shared.scenario.name = name;
    return shared;
}

bool has_table(Connection& connection, Progress& progress) {
    return connection.query("SELECT to_regclass('zamin.scenarios')", {}, progress)
        .front()
        .front()
        .has_value();
}

void create_table(Connection& connection, Progress& progress) {
    Transaction transaction(connection, progress);
    connection.query("CREATE SCHEMA IF NOT EXISTS zamin", {}, progress);
    connection.query(
        "CREATE TABLE IF NOT EXISTS zamin.scenarios (project text NOT NULL, name text NOT NULL, "
        "version bigint NOT NULL, saved_by text NOT NULL, saved_at timestamptz NOT NULL DEFAULT "
        "now(), body text NOT NULL, PRIMARY KEY (project, name))",
        {}, progress);
    transaction.commit();
}

}  // namespace

const char* to_string(Standing standing) {
    switch (standing) {
        case Standing::same:
            return "same";
        case Standing::only_here:
            return "only here";
        case Standing::only_there:
            return "only there";
        case Standing::changed_here:
            return "changed here";
        case Standing::changed_there:
            return "changed there";
        case Standing::changed_both:
            return "changed here and there";
    }
    return "";
}

Standing standing_of(const project::Scenario& here, const SharedScenario* there) {
    if (!there) {
        return Standing::only_here;
    }
    if (project::text_of(here) == project::text_of(there->scenario)) {
        return Standing::same;
    }
    if (version_in(here.shared) == there->version) {
        return Standing::changed_here;
    }
    return changed_since(here) ? Standing::changed_both : Standing::changed_there;
}

ScenarioStore::ScenarioStore(Connection& connection, std::string project_title, bool create,
                             Progress& progress)
    : m_connection(connection), m_project(std::move(project_title)) {
    if (has_table(connection, progress)) {
        return;
    }
    if (!create) {
        throw error(
            "{}: the database has no table for scenarios (zamin.scenarios) that can be seen; make "
            "one with --create",
            connection.name());
    }
    create_table(connection, progress);
}

std::vector<SharedScenario> ScenarioStore::list(Progress& progress) const {
    std::vector<SharedScenario> found;
    for (const Values& row : m_connection.query(
             fmt::format("SELECT {} FROM zamin.scenarios WHERE project = $1 ORDER BY name COLLATE "
                         "\"C\"",
                         columns),
             {m_project}, progress)) {
        found.push_back(scenario_from(row, m_connection.name()));
    }
    return found;
}

std::optional<SharedScenario> ScenarioStore::find(const std::string& name,
                                                  Progress& progress) const {
    const Rows rows = m_connection.query(
        fmt::format("SELECT {} FROM zamin.scenarios WHERE project = $1 AND name = $2", columns),
        {m_project, name}, progress);
    return rows.empty() ? std::nullopt
                        : std::optional(scenario_from(rows.front(), m_connection.name()));
}

std::optional<Conflict> ScenarioStore::save(project::Scenario& scenario,
                                            const std::string& saved_by, Progress& progress) {
    const std::string body = project::text_of(scenario);
    const std::optional<SharedScenario> there = find(scenario.name, progress);
    if (there && project::text_of(there->scenario) == body) {
        scenario.shared = mark(scenario, there->version);
        return std::nullopt;
    }
    const Value by = saved_by.empty() ? Value() : Value(saved_by);
    const std::string base = std::to_string(version_in(scenario.shared));
    // One statement that is done on the version it was made from, or not at all.
    const Rows saved =
        there ? m_connection.query(
                    "UPDATE zamin.scenarios SET version = version + 1, body = $4, saved_by = "
                    "coalesce($5, session_user), saved_at = now() WHERE project = $1 AND name = $2 "
                    "AND version = $3::bigint RETURNING version",
                    {m_project, scenario.name, base, body, by}, progress)
              : m_connection.query(
                    "INSERT INTO zamin.scenarios (project, name, version, body, saved_by) VALUES "
                    "($1, $2, $3::bigint + 1, $4, coalesce($5, session_user)) ON CONFLICT DO "
                    "NOTHING RETURNING version",
                    {m_project, scenario.name, base, body, by}, progress);
    if (!saved.empty()) {
        scenario.shared = mark(scenario, version_in(saved.front().front().value_or("")));
        return std::nullopt;
    }
    const std::optional<SharedScenario> theirs = find(scenario.name, progress);
    if (!theirs) {
        throw error("{}: scenario '{}' was taken away while it was saved; save it again",
                    m_connection.name(), scenario.name);
    }
    return Conflict{*theirs, differences(scenario, theirs->scenario)};
}

project::Scenario loaded(const SharedScenario& shared) {
    project::Scenario scenario = shared.scenario;
    scenario.shared = mark(scenario, shared.version);
    return scenario;
}

}  // namespace zamin::database
