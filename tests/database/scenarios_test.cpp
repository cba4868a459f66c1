// Two colleagues, Ali and Zarina, with a copy each of one project and a database between them.
#include <doctest/doctest.h>

#include "cluster.hpp"
#include "core/error.hpp"
#include "database/scenarios.hpp"

using namespace zamin;
using database::Connection;
using database::Rights;
using database::ScenarioStore;
using database::Standing;
using project::Scenario;
using test::Database;

namespace {

Scenario two_more() {
    Scenario scenario;
    scenario.name = "Two more";
    scenario.settings.by = "road";
    scenario.centres = {{"c1", 900.0, {}}};
    scenario.sites = {{"Vakhsh", {68.8, 37.7}, 400.0, "onion"}};
    return scenario;
}

struct Desk {
    explicit Desk(const Database& database)
        : connection(database.source(), Rights::write),
          store(connection, "Khatlon 2018", true, progress) {}
    std::optional<database::Conflict> save(Scenario& scenario, const std::string& who) {
        return store.save(scenario, who, progress);
    }
    Standing standing(const Scenario& scenario) {
        const auto there = store.find(scenario.name, progress);
        return database::standing_of(scenario, there ? &*there : nullptr);
    }
    Progress progress;
    Connection connection;
    ScenarioStore store;
};

}  // namespace

TEST_CASE("a scenario that was saved is loaded by a colleague to the last digit") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    Desk ali(database);
    Scenario mine = two_more();
    mine.sites[0].place = {68.123456789012345, 37.1};
    CHECK(ali.standing(mine) == Standing::only_here);
    CHECK_FALSE(ali.save(mine, "ali"));
    CHECK(mine.shared.starts_with("1 "));
    CHECK(ali.standing(mine) == Standing::same);

    Desk zarina(database);
    const auto list = zarina.store.list(zarina.progress);
    REQUIRE(list.size() == 1);
    CHECK(list[0].version == 1);
    CHECK(list[0].saved_by == "ali");
    CHECK(database::loaded(list[0]) == mine);
    // Saved again as it is, nothing is done.
    CHECK_FALSE(zarina.save(mine, "zarina"));
    CHECK(zarina.store.list(zarina.progress)[0].saved_by == "ali");
    // Another project's scenarios are others.
    CHECK(ScenarioStore(zarina.connection, "Sughd", false, zarina.progress)
              .list(zarina.progress)
              .empty());
}

TEST_CASE("a save on a version that is no longer the last is refused, and both are shown") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    Desk ali(database);
    Scenario his = two_more();
    CHECK_FALSE(ali.save(his, "ali"));
    Desk zarina(database);
    Scenario hers = database::loaded(*zarina.store.find("Two more", zarina.progress));

    hers.centres[0].capacity_t = 1200.0;
    CHECK(zarina.standing(hers) == Standing::changed_here);
    CHECK_FALSE(zarina.save(hers, "zarina"));
    CHECK(hers.shared.starts_with("2 "));

    CHECK(ali.standing(his) == Standing::changed_there);
    his.settings.by = "";
    his.sites.push_back({"Jilikul", {68.5, 37.5}, {}, ""});
    CHECK(ali.standing(his) == Standing::changed_both);
    const Scenario before = his;
    const auto conflict = ali.save(his, "ali");
    REQUIRE(conflict);
    CHECK(his == before);
    CHECK(conflict->theirs.version == 2);
    CHECK(conflict->theirs.saved_by == "zarina");
    CHECK(conflict->theirs.saved_at.size() == std::string("2018-05-01 14:30").size());
    CHECK(conflict->theirs.scenario.centres == hers.centres);
    CHECK(conflict->differences ==
          std::vector<std::string>{"by: as in the project here, road there",
                                   "centre c1: 900 t in its place here, 1200 t in its place there",
                                   "site Jilikul: at 37.500000, 68.500000 here, none there"});
    CHECK(ali.store.find("Two more", ali.progress)->scenario.centres == hers.centres);
    // On the version it now knows of, it is saved.
    his.shared = database::loaded(conflict->theirs).shared;
    CHECK_FALSE(ali.save(his, "ali"));
    CHECK(his.shared.starts_with("3 "));
}

TEST_CASE("of two new scenarios of one name the second is refused") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    Desk ali(database);
    Desk zarina(database);
    Scenario his = two_more();
    Scenario hers = two_more();
    hers.settings.by = "terrain";
    // Neither has seen the other's.
    CHECK_FALSE(ali.save(his, "ali"));
    CHECK(zarina.save(hers, "zarina"));
    CHECK(ali.store.find("Two more", ali.progress)->saved_by == "ali");
}

TEST_CASE("names and texts of scenarios are texts, whatever is in them") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    Desk ali(database);
    Scenario scenario = two_more();
    scenario.name = "'); DROP TABLE zamin.scenarios; --";
    scenario.sites[0].name = "O'Brien \"\\ \n Ҷиликӯл";
    CHECK_FALSE(ali.save(scenario, "a'li"));
    CHECK(database::loaded(*ali.store.find(scenario.name, ali.progress)) == scenario);
}

TEST_CASE("each trouble of sharing has its sentence") {
    if (!Database::possible()) {
        return;
    }
    const Database database;
    Progress progress;
    {
        Connection connection(database.source(), Rights::read);
        CHECK_THROWS_WITH_AS(ScenarioStore(connection, "Khatlon", false, progress),
                             doctest::Contains("make one with --create"), Error);
        CHECK_THROWS_WITH_AS(ScenarioStore(connection, "Khatlon", true, progress),
                             doctest::Contains("read-only transaction"), database::ServerError);
    }
    Desk ali(database);
    Scenario scenario = two_more();
    CHECK_FALSE(ali.save(scenario, "ali"));
    database.sql(
        "CREATE ROLE guest LOGIN; GRANT USAGE ON SCHEMA zamin TO guest; GRANT SELECT ON "
        "zamin.scenarios TO guest");
    {
        Connection connection(database.source("guest"), Rights::write);
        ScenarioStore store(connection, "Khatlon 2018", false, progress);
        CHECK(store.list(progress).size() == 1);
        scenario.settings.by = "terrain";
        CHECK_THROWS_WITH_AS(store.save(scenario, "guest", progress),
                             doctest::Contains("permission denied for table scenarios"),
                             database::ServerError);
    }
    database.sql("DROP OWNED BY guest; DROP ROLE guest");
    database.sql("UPDATE zamin.scenarios SET body = 'name ='");
    CHECK_THROWS_WITH_AS(ali.store.list(progress), doctest::Contains("scenario 'Two more'"), Error);
    // A lock of somebody else's.
    Connection other(database.source(), Rights::write);
    other.query("BEGIN", {}, progress);
    other.query("LOCK TABLE zamin.scenarios", {}, progress);
    ali.connection.query("SET lock_timeout = '100ms'", {}, progress);
    CHECK_THROWS_WITH_AS(ali.store.list(progress),
                         doctest::Contains("somebody else keeps the table locked"),
                         database::ServerError);
}
